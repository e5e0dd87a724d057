/** Longer lines come in pieces, so that no output takes memory without bound. */
const maxLineLength = 8 * 1024;

/** Takes text as it arrives and hands out each line. */
export function createLineReader(onLine: (line: string) => void): { write: (text: string) => void; end: () => void } {
  let rest = '';
  return {
    write(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
      while (rest.length > maxLineLength) {
        onLine(rest.slice(0, maxLineLength));
        rest = rest.slice(maxLineLength);
      }
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
