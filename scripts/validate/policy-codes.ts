/** Microsoft's policy codes in a text, with each that lies in a range such as "5000.2.1.2 to 5000.2.1.4". */
export function policyCodesIn(text: string): string[] {
  const codes = [...text.matchAll(/\b(\d{4}(?:\.\d+)+)(?: to (\d{4}(?:\.\d+)+))?/g)].flatMap(([, first = '', last]) =>
    last === undefined ? [first] : rangeOf(first, last),
  );
  return [...new Set(codes)];
}

/** Whether a text is written as a policy code, such as 5000.2.4.4, or the beginning of one. */
export function isPolicyCode(text: string): boolean {
  return /^\d{4}(\.\d+)*$/.test(text);
}

function rangeOf(first: string, last: string): string[] {
  const [chapter, from] = splitLast(first);
  const [, to] = splitLast(last);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => `${chapter}.${from + index}`);
}

function splitLast(code: string): [chapter: string, number: number] {
  const dot = code.lastIndexOf('.');
  return [code.slice(0, dot), Number(code.slice(dot + 1))];
}
