import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyReply } from 'fastify';
import { expect, it } from 'vitest';
import { createEventStream } from '../../../mock-server/page/event-stream.ts';
import type { PageEvents } from '../../../mock-server/page/messages.ts';

it('lets go of whoever does not read', async () => {
  const stream = createEventStream();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => {}).pause();
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, raw] = (await once(server, 'request')) as [unknown, ServerResponse];
  stream.add({ raw, hijack() {}, getHeaders: () => ({}) } as FastifyReply, {} as PageEvents['hello']);
  const event = { address: 'x'.repeat(2 ** 16) } as unknown as PageEvents['call'];
  for (let sent = 0; sent < 2000 && !raw.destroyed; sent++) {
    stream.send('call', () => event);
    await new Promise(setImmediate);
  }
  expect(raw.destroyed).toBe(true);
  stream.close();
  client.destroy();
  server.close();
});
