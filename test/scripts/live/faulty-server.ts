import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const keyOf = (request: IncomingMessage) => String(request.headers['ocp-apim-subscription-key'] ?? '');

/** Ways in which the way to CQC fails. Whatever can be sent along shows the key that came, as a careless server would. */
export const faults: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  'wrong-key': (request, response) => {
    response.writeHead(401, { 'content-type': 'application/json', 'x-key': keyOf(request) });
    response.end(JSON.stringify({ statusCode: 401, message: `the key ${keyOf(request)} is not valid` }));
  },
  firewall: (request, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end(`<html><p>${keyOf(request)} is blocked`);
  },
  'too-many-for-a-day': (request, response) => {
    response.writeHead(429, { 'retry-after': '86400' }).end(`{"message":"${keyOf(request)} is over its limit"}`);
  },
  'too-many': (request, response) => {
    response.writeHead(429).end(`{"message":"${keyOf(request)} is over its limit"}`);
  },
  broken: (request, response) => {
    response.writeHead(500).end(`Unhandled: ${JSON.stringify(request.headers)}`);
  },
  redirect: (request, response) => {
    response.writeHead(302, { location: `https://elsewhere.example/?subscription-key=${keyOf(request)}` }).end();
  },
  'no-json': (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"key": "${keyOf(request)}`);
  },
  reset: (request) => {
    request.socket.resetAndDestroy();
  },
  'half-an-answer': (request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write(`{"key":"${keyOf(request)}"`);
    setTimeout(() => response.socket?.resetAndDestroy(), 50);
  },
  silence: () => {},
};

/** Faults without an answer that the connector could hand on. */
export const withoutAnswer = new Set(['reset', 'half-an-answer', 'silence']);

/** A server that fails in the way that the first segment of the path names. */
export interface FaultyServer {
  /** An address with a fault for one run, without a slash at the end. */
  base(fault: string): string;
  /** Whether a call with this key has come to an address. */
  hasSeen(base: string, key: string): boolean;
  close(): Promise<void>;
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const seen = new Set<string>();
  const server: Server = createServer((request, response) => {
    const [, fault = '', run] = request.url?.split('/') ?? [];
    seen.add(`${run} ${keyOf(request)}`);
    faults[fault]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let runs = 0;
  return {
    base: (fault) => `http://127.0.0.1:${port}/${fault}/${++runs}/public/v1`,
    hasSeen: (base, key) => seen.has(`${base.split('/')[4]} ${key}`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
