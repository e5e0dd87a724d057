/** A place in a text, both numbers from 1. */
export interface LinePlace {
  line: number;
  column: number;
}

/** Tells places in one text; the ends of its lines are looked for once. */
interface LineIndex {
  /** Line and column of an offset. */
  placeOf(offset: number): LinePlace;
  /** Offset of a line and column. */
  offsetOf(place: LinePlace): number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    placeOf: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    offsetOf: ({ line, column }) => (starts[line - 1] ?? 0) + column - 1,
  };
}
