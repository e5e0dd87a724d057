/**
 * Writes short texts, of which most are ASCII, more quickly than `Buffer.write`.
 * @returns where the text ends.
 */
export function writeText(into: Buffer, at: number, text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return at + into.write(text, at);
    into[at + index] = code;
  }
  return at + text.length;
}

/** Writes a whole number with as many digits as asked for, zeros first. */
export function writeDigits(into: Uint8Array, at: number, digits: number, value: number): void {
  for (let place = at + digits - 1, rest = value; place >= at; place--) {
    into[place] = zero + (rest % 10);
    rest = (rest / 10) | 0;
  }
}

const zero = 48;
