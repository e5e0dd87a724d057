/** Orders texts by their code units, which is the same order on every machine (`localeCompare` follows its language). */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
