import { expect, it } from 'vitest';
import { createLineReader } from '../../../../mock-server/runtime/script-host/line-reader.ts';

const size = 8 * 1024;

/** The lines that come of pieces of text, and those that come at the end. */
function read(...pieces: string[]): { lines: string[]; last: string[] } {
  const lines: string[] = [];
  const reader = createLineReader((line) => lines.push(line));
  for (const piece of pieces) reader.write(piece);
  const before = [...lines];
  reader.end();
  const last = lines.slice(before.length);
  reader.end();
  expect(lines).toHaveLength(before.length + last.length);
  return { lines: before, last };
}

it.each<[string, string[], string[], string[]]>([
  ['nothing', [], [], []],
  ['an empty piece', [''], [], []],
  ['a line', ['a\n'], ['a'], []],
  ['a line without its end', ['a'], [], ['a']],
  ['a line in pieces', ['a', 'b', 'c\nd'], ['abc'], ['d']],
  ['several lines, empty ones too', ['a\n\nb\n'], ['a', '', 'b'], []],
  ['a line of the most characters', ['x'.repeat(size)], [], ['x'.repeat(size)]],
  ['a longer one', ['x'.repeat(size + 1)], ['x'.repeat(size)], ['x']],
  ['one of twice as many', ['x'.repeat(2 * size)], ['x'.repeat(size)], ['x'.repeat(size)]],
  ['one that grows', ['x'.repeat(size), 'y', 'z\n'], ['x'.repeat(size), 'yz'], []],
])('%s', (_, pieces, lines, last) => {
  expect(read(...pieces)).toEqual({ lines, last });
});
