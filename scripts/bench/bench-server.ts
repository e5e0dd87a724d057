import { readdirSync, readFileSync } from 'node:fs';
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
  /** Resident memory of the script's .NET process in bytes; 0 when there is none, or no /proc to ask. */
  dotnetMemory: number;
}

// A process of its own, so that its processor time is not mixed with that of the load generator.
process.once('message', async (target: BenchTarget) => {
  const app = 'mock' in target ? await createMockServer(target.mock) : createBareServer(target);
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const memory = process.memoryUsage.rss();
    process.send?.({ cpuMicros: user + system, memory, dotnetMemory: readDotnetMemory() } satisfies Usage);
  });
  process.send?.((app.server.address() as AddressInfo).port);
});

function createBareServer({ constant, contentType }: { constant: string; contentType: string }) {
  const app = fastify();
  app.get('*', (_request, reply) => reply.type(contentType).send(constant));
  return app;
}

function readDotnetMemory(): number {
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (!status.startsWith('Name:\tdotnet') || !status.includes(`PPid:\t${process.pid}\n`)) continue;
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
    }
  } catch {
    // A process ended while it was looked at, or this is no Linux.
  }
  return 0;
}
