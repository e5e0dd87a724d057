const width = 30;

/**
 * Shows on a terminal how far something is, in one line that goes away at the end. Elsewhere it shows nothing: in a log every
 * step would be a line.
 * @returns takes the part that is done, from 0 to 1.
 */
export function createProgressBar(
  label: string,
  stream: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
): (part: number) => void {
  let shown = -1;
  return (part) => {
    const percent = Math.floor(part * 100);
    if (!stream.isTTY || percent === shown) return;
    shown = percent;
    const bar = '#'.repeat(Math.round(part * width)).padEnd(width, '.');
    stream.write(part < 1 ? `\r${label} [${bar}] ${percent} %` : '\r\u001b[K');
  };
}
