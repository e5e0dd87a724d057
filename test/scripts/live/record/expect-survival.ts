import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Fault, startFaultySource } from './faulty-source.ts';
import { startRecord } from './record-process.ts';
import { key, makeFolder, readAll, startSource } from './source.ts';

const faults: Fault[] = ['429', '500', 'reset', 'slow', 'half'];

/** What a recording has to live through. */
interface Trial {
  what: string[];
  /** How often the process is killed. */
  kills: number;
  /** How many calls are answered before each kill. */
  callsBetween: number;
  /** Every how many calls one fails, in each way in turn. */
  faultEvery: number;
  /** The calls that meet a firewall's page, which ends the command. */
  htmlAt: number[];
}

/**
 * Records once undisturbed and once through kills and faults, and expects the same bytes, no call that is made again but for
 * those under way, and the key nowhere.
 */
export async function expectSurvival({ what, kills, callsBetween, faultEvery, htmlAt }: Trial): Promise<void> {
  const { folder, remove } = makeFolder();
  const { app, base } = await startSource();
  const source = await startFaultySource(new URL(base).origin);
  try {
    const args = ['--base', source.base, '--rate', '2000', ...what, '--out'];
    const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')];
    const first = await startRecord(...args, whole).ended;
    expect(first).toMatchObject({ code: 0 });
    const needed = source.calls();

    cpSync(`${whole}.salt`, `${killed}.salt`);
    source.answered.clear();
    let failed = 0;
    source.fail = (call) => {
      if (htmlAt.includes(call - needed)) return 'html';
      return call % faultEvery === 0 ? faults[failed++ % faults.length] : undefined;
    };
    let all = first.text;
    let killsDone = 0;
    for (let starts = 1; ; starts++) {
      const { child, ended } = startRecord(...args, killed);
      if (killsDone < kills) {
        const call = source.calls() + callsBetween;
        const isEnded = await Promise.race([source.reached(call).then(() => false), ended.then(() => true)]);
        if (!isEnded) {
          child.kill('SIGKILL');
          killsDone += 1;
        }
      }
      const { code, signal, text } = await ended;
      all += text;
      expect(existsSync(join(killed, 'recorded.json'))).toBe(code === 0); // never half written
      for (const part of Object.values(readAll(folder))) expect(part).not.toContain(key);
      if (code === 0) break;
      if (signal === null)
        expect({ code, text }).toMatchObject({
          code: 2,
          text: expect.stringContaining('The same command goes on from there.'),
        });
      expect(starts).toBeLessThan(kills + htmlAt.length + 2);
    }
    expect(killsDone).toBe(kills);
    expect(failed).toBeGreaterThan(0);
    expect(readAll(killed)).toEqual(readAll(whole));
    expect(existsSync(`${killed}.recording`)).toBe(false);
    const again = [...source.answered.values()].reduce((sum, times) => sum + times - 1, 0);
    expect(again).toBeLessThanOrEqual(kills);
    expect(all).not.toContain(key);
  } finally {
    await source.close();
    await app.close();
    remove();
  }
}
