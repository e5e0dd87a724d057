import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fastify } from 'fastify';
import type * as App from '../../mock-server/app.ts';
import { projectFolder } from '../lib/definition.ts';

/**
 * What a server under measurement is to be: the mock server, of this checkout or of the one in `root`, or a bare Fastify
 * that sends one constant text.
 */
export type BenchTarget = { mock: App.MockServerOptions; root?: string } | { constant: string; contentType: string };

/** What the server tells of itself when it is sent any message. */
export interface Usage {
  /** Processor time since the process began, in microseconds. */
  cpuMicros: number;
  /** Pages of memory that it was given since it began, without a disk (0 on Windows). */
  pageFaults: number;
  /** Resident memory in bytes. */
  memory: number;
  /** Bytes of JavaScript's heap in use, after a collection where Node was started with --expose-gc. */
  heap: number;
  /** Resident memory of the script's .NET process in bytes; 0 when there is none, or no /proc to ask. */
  dotnetMemory: number;
  /** Processor time of that process since it began, in microseconds; 0 likewise. */
  dotnetCpuMicros: number;
}

// A process of its own, so that its processor time is not mixed with that of the load generator.
process.once('message', async (target: BenchTarget) => {
  const app = 'mock' in target ? await createServerOf(target) : createBareServer(target);
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    globalThis.gc?.();
    const { rss: memory, heapUsed: heap } = process.memoryUsage();
    const { minorPageFault: pageFaults } = process.resourceUsage();
    process.send?.({ cpuMicros: user + system, pageFaults, memory, heap, ...readDotnetUsage() } satisfies Usage);
  });
  // Closing ends the script's process too. The second is for a load generator that was killed.
  const stop = () => void app.close().then(() => process.exit());
  process.once('SIGTERM', stop).once('disconnect', stop);
  process.send?.((app.server.address() as AddressInfo).port);
});

async function createServerOf({ mock, root = projectFolder }: { mock: App.MockServerOptions; root?: string }) {
  const { createMockServer }: typeof App = await import(pathToFileURL(join(root, 'mock-server/app.ts')).href);
  return createMockServer(mock);
}

function createBareServer({ constant, contentType }: { constant: string; contentType: string }) {
  const app = fastify();
  app.get('*', (_request, reply) => reply.type(contentType).send(constant));
  return app;
}

/** Linux counts processor time in hundredths of a second (`man 5 proc`). */
const microsPerTick = 10_000;

function readDotnetUsage(): Pick<Usage, 'dotnetMemory' | 'dotnetCpuMicros'> {
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (!status.startsWith('Name:\tdotnet') || !status.includes(`PPid:\t${process.pid}\n`)) continue;
      // The fields behind the name, which stands in brackets: the 12th and 13th are the ticks in user and system mode.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return {
        dotnetMemory: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024,
        dotnetCpuMicros: (Number(fields[11]) + Number(fields[12])) * microsPerTick,
      };
    }
  } catch {
    // A process ended while it was looked at, or this is no Linux.
  }
  return { dotnetMemory: 0, dotnetCpuMicros: 0 };
}
