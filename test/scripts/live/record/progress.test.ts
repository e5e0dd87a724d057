import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCount, showProgress } from '../../../../scripts/live/record/progress.ts';

let time = 0;
const now = () => time;
beforeEach(() => {
  time = 1000;
  vi.stubEnv('CI', undefined);
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => void vi.unstubAllEnvs());

/** A stream that keeps what is written. */
function createStream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const moves = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true };
  return {
    stream: Object.assign(stream, { isTTY, columns: 100, ...moves }) as unknown as NodeJS.WriteStream,
    text: () => text,
  };
}

it.each<[name: string, expected: number, calls: number, found: number, seconds: number, text: string]>([
  ['at the beginning', 300, 0, 0, 0, '0 of 300 calls, 100 a minute, about 3 min left'],
  ['at the rate', 1300, 100, 0, 60, '100 of 1,300 calls, 100 a minute, about 12 min left'],
  ['slower than the rate', 1100, 100, 0, 120, '100 of 1,100 calls, 50 a minute, about 20 min left'],
  ['after a start again', 1300, 100, 1000, 60, '1,100 of 1,300 calls, 100 a minute, about 2 min left'],
  ['for long', 24_100, 100, 0, 60, '100 of 24,100 calls, 100 a minute, about 4 h left'],
  ['at the end', 100, 100, 0, 60, '100 of 100 calls, 100 a minute, less than a minute left'],
  ['with more than was known', 90, 100, 0, 60, '100 of 100 calls, 100 a minute, less than a minute left'],
])('says how far it is %s', (_name, expected, calls, found, seconds, text) => {
  const count = createCount(100, now);
  count.expect(expected);
  for (let call = 0; call < calls + found; call++) count.done(call >= found);
  time += seconds * 1000;
  expect(count.describe()).toBe(text);
});

it('prints a line now and then where there is no terminal', async () => {
  const lines: string[] = [];
  const { stream, text } = createStream(false);
  const progress = await showProgress(100, (line) => lines.push(line), now, stream);
  progress.expect(200);
  for (let second = 0; second < 100; second++) {
    time += 1000;
    progress.done(true);
  }
  progress.stop();
  expect(text()).toBe('');
  expect(lines).toEqual(
    [30, 60, 90].map((calls) => `${calls} of 200 calls, 60 a minute, about ${Math.ceil((200 - calls) / 60)} min left`),
  );
});

it('changes one line on a terminal, and takes it away at the end', async () => {
  const lines: string[] = [];
  const { stream, text } = createStream(true);
  const progress = await showProgress(100, (line) => lines.push(line), now, stream);
  progress.expect(2);
  progress.done(true);
  await vi.waitFor(() => expect(text()).toContain('1 of 2 calls'));
  progress.stop();
  expect(lines).toEqual([]);
  expect(stripVTControlCharacters(text())).not.toContain('\n1 of 2');
  expect(text().endsWith('\u001b[?25h')).toBe(true); // the cursor is back
});
