import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../scripts/bench/bench-server.ts';
import { command } from '../../../scripts/bench/command.ts';
import { soak } from '../../../scripts/bench/soak.ts';
import { hasDotnet } from '../../dotnet.ts';
import { captureTerminal, run } from '../../run.ts';

describe('npm run bench -- --soak refuses', () => {
  it.each([
    [['--soak', '--minutes', '1'], '--minutes is "1". Give a whole number from 2 to 1440.'],
    [['--soak', '--minutes', 'ten'], '--minutes is "ten". Give a whole number from 2 to 1440.'],
    [['--soak', '--minutes', ''], '--minutes is empty.'],
    [['--soak', 'cqc-api'], '--soak measures alone.'],
    [['--soak', '--compare', 'HEAD'], '--soak measures alone.'],
    [['--soak', '--rounds', '3'], '--soak measures alone.'],
    [['--minutes', '5'], '--minutes belongs to --soak.'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(command, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

const seconds = 1 / 60;

/** A server that answers everything alike and tells of these heaps, one after the other. */
async function startFake(heaps: number[], status = 200) {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end('{"locations":[{"locationId":"1-1"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    usage: async () => ({ heap: heaps.shift() ?? 0 }) as Usage,
    stop: async () => void server.close().closeAllConnections(),
  };
}

describe('a soak', () => {
  it.each([
    ['holds while the heap grows by less than 5 MB', [20e6, 24.9e6], true, '+4.9 MB (less than 5.0)'],
    ['holds while it shrinks', [20e6, 18e6], true, '-2.0 MB (less than 5.0)'],
    ['fails where it grows by 5 MB', [20e6, 25e6], false, '+5.0 MB (less than 5.0)'],
  ])('%s', async (_name, heaps, holds, line) => {
    const { terminal, written } = captureTerminal();
    expect(await soak(seconds, terminal, () => startFake(heaps))).toBe(holds);
    expect(written.out).toMatch(/^after [\d.]+ minutes and [1-9]\d* calls: 20\.0 MB of heap\n/);
    expect(written.out).toContain(line);
  });

  it('ends at the first answer of 5xx, which it names', async () => {
    const { terminal } = captureTerminal();
    await expect(soak(seconds, terminal, () => startFake([1, 1], 500))).rejects.toThrow(/^\/\S+ answered 500\.$/);
  });

  // A few seconds judge no growth, because nothing is warm by then.
  it('asks both faces of the mock server', { timeout: 120_000 }, async () => {
    if (!hasDotnet) return console.log('Skipped: a soak of the mock server. There is no .NET SDK on PATH.');
    const { terminal, written } = captureTerminal();
    await soak(4 * seconds, terminal);
    expect(written.out).toMatch(
      / calls: [1-9]\d*\.\d MB of heap\nafter .* calls: [+-]\d+\.\d MB \(less than 5\.0\)\n$/,
    );
  });
});
