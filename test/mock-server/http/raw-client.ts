import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll } from 'vitest';
import type { MockServerOptions } from '../../../mock-server/app.ts';
import { createServer } from '../../contract/server.ts';

export const apiKey = 'Ocp-Apim-Subscription-Key: demo-key';
export const get = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${apiKey}\r\n${headers}\r\n`;

const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
});

/** A mock server that listens, and what connects to it byte by byte. */
export async function listen(options: MockServerOptions = {}) {
  const app = await createServer(options);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;

  /** Opens a connection and writes; `received` gathers what comes back. */
  async function open(text = '') {
    const socket = connect(port, '127.0.0.1').setEncoding('latin1');
    sockets.push(socket);
    const client = { socket, received: '', closed: new Promise((resolve) => socket.once('close', resolve)) };
    socket.on('error', () => {});
    socket.on('data', (data) => {
      client.received += data;
    });
    await once(socket, 'connect');
    if (text) socket.write(text, 'latin1');
    return client;
  }

  /** What a request is answered with until the server closes the connection. */
  async function ask(text: string): Promise<string> {
    const client = await open(text);
    await client.closed;
    return client.received;
  }
  return { app, port, open, ask };
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, limitMs = 10_000): Promise<void> {
  for (const startedAt = performance.now(); !isSo(); ) {
    if (performance.now() - startedAt > limitMs) throw new Error('it did not come to that in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
