import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export type Fault = '429' | '500' | 'reset' | 'half' | 'html' | 'slow';

/** A server in front of a mock server that fails in the ways of networks and gateways. */
export interface FaultySource {
  base: string;
  /** Says how a call fails, by its number from 1; nothing for an answer. */
  fail: (call: number) => Fault | undefined;
  /** Calls so far, and how often each path was answered by the mock server, by type and path. */
  calls(): number;
  answered: Map<string, number>;
  /** Resolves at the call of this number, before it is answered. */
  reached(call: number): Promise<void>;
  close(): Promise<void>;
}

/** @param origin scheme, host and port of the mock server. */
export async function startFaultySource(origin: string): Promise<FaultySource> {
  let calls = 0;
  let waiting: { call: number; resolve: () => void }[] = [];
  const answered = new Map<string, number>();
  const server = createServer((request, response) => {
    calls += 1;
    const fault = source.fail(calls);
    for (const { call, resolve } of waiting) if (call <= calls) resolve();
    waiting = waiting.filter(({ call }) => call > calls);
    void answer(request, response, fault).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse, fault: Fault | undefined) => {
    if (fault === '429')
      return response.writeHead(429, { 'retry-after': '0' }).end('{"statusCode":429,"message":"wait"}');
    if (fault === '500') return response.writeHead(500).end('{"message":"Internal server error."}');
    if (fault === 'reset') return request.socket.destroy();
    if (fault === 'html')
      return response.writeHead(403, { 'content-type': 'text/html' }).end('<html>403 Forbidden</html>');
    if (fault === 'slow') await wait(400);
    const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && name !== 'connection') as [
      string,
      string,
    ][];
    const real = await fetch(origin + request.url, { headers });
    const body = Buffer.from(await real.arrayBuffer());
    const own = { 'content-type': real.headers.get('content-type') ?? '', 'content-length': body.length };
    if (fault === 'half') {
      response.writeHead(real.status, own).write(body.subarray(0, body.length / 2));
      return setTimeout(() => response.destroy(), 20);
    }
    const asked = `${request.headers.accept} ${request.url}`;
    answered.set(asked, (answered.get(asked) ?? 0) + 1);
    return response.writeHead(real.status, own).end(body);
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const source: FaultySource = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/public/v1`,
    fail: () => undefined,
    calls: () => calls,
    answered,
    reached: (call) => new Promise((resolve) => (call <= calls ? resolve() : waiting.push({ call, resolve }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return source;
}
