import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../../scripts/lib/line-index.ts';

const text = 'ab\n\ncd';
const places: [offset: number, line: number, column: number][] = [
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [4, 3, 1],
  [5, 3, 2],
  [6, 3, 3],
];

describe('createLineIndex', () => {
  it.each(places)('offset %i is line %i, column %i, and the other way round', (offset, line, column) => {
    const lines = createLineIndex(text);
    expect(lines.placeOf(offset)).toEqual({ line, column });
    expect(lines.offsetOf({ line, column })).toBe(offset);
  });
});
