import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyReply } from 'fastify';
import { expect, it } from 'vitest';
import { createEventStream } from '../../../mock-server/page/event-stream.ts';
import type { PageEvents } from '../../../mock-server/page/messages.ts';

async function openStream() {
  const stream = createEventStream();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => {}).pause();
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, raw] = (await once(server, 'request')) as [unknown, ServerResponse];
  const add = (hello: unknown) =>
    stream.add({ raw, hijack() {}, getHeaders: () => ({}) } as FastifyReply, hello as PageEvents['hello']);
  const close = () => {
    stream.close();
    client.destroy();
    server.close();
  };
  return { stream, client, raw, add, close };
}

it('lets go of whoever does not read', async () => {
  const { stream, raw, add, close } = await openStream();
  add({});
  const event = { address: 'x'.repeat(2 ** 16) } as unknown as PageEvents['call'];
  for (let sent = 0; sent < 2000 && !raw.destroyed; sent++) {
    stream.send('call', () => event);
    await new Promise(setImmediate);
  }
  expect(raw.destroyed).toBe(true);
  close();
});

it('begins with as many calls as are kept, however long their addresses', async () => {
  const { client, raw, add, close } = await openStream();
  add({ calls: Array(200).fill({ address: 'x'.repeat(2 ** 14) }) });
  let received = 0;
  for await (const chunk of client) {
    received += chunk.length;
    if (received > 200 * 2 ** 14) break;
  }
  expect(raw.destroyed).toBe(false);
  close();
});
