import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { createMockServer, type MockServerOptions } from '../../mock-server/app.ts';

/** What a server under measurement is to be: the mock server, or a bare Fastify that sends one constant text. */
export type BenchTarget = { mock: MockServerOptions } | { constant: string; contentType: string };

/** What the server tells of itself when it is sent any message. */
export interface Usage {
  /** Processor time since the process began, in microseconds. */
  cpuMicros: number;
  /** Resident memory in bytes. */
  memory: number;
}

// A process of its own, so that its processor time is not mixed with that of the load generator.
process.once('message', async (target: BenchTarget) => {
  const app = 'mock' in target ? await createMockServer(target.mock) : createBareServer(target);
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system, memory: process.memoryUsage.rss() } satisfies Usage);
  });
  process.send?.((app.server.address() as AddressInfo).port);
});

function createBareServer({ constant, contentType }: { constant: string; contentType: string }) {
  const app = fastify();
  app.get('*', (_request, reply) => reply.type(contentType).send(constant));
  return app;
}
