/** A text with gaps: the gap of each hole stands behind the text of the same index. */
export interface Template<Subject> {
  texts: string[];
  holes: Hole<Subject>[];
}

/** What fills a gap for the organisation that is written: JSON, or part of a JSON text. */
export type Hole<Subject> = (subject: Subject) => string;

/** What becomes of a text in a body: itself, holes between texts, or a hole that is a whole JSON value. */
export type Replace<Subject> = (
  value: unknown,
  key: string,
  path: readonly string[],
) => (string | Hole<Subject>)[] | { value: Hole<Subject> } | undefined;

/** Characters that are in no body mark the holes while the body is written (private use area of Unicode). */
const [open, close, openValue] = ['\uE000', '\uE001', '\uE002'];

/** Makes a template from a body. */
export function createTemplate<Subject>(body: object, replace: Replace<Subject>): Template<Subject> {
  const holes: Hole<Subject>[] = [];
  const mark = (hole: Hole<Subject>, opening: string) => `${opening}${holes.push(hole) - 1}${close}`;
  const walk = (value: unknown, key: string, path: readonly string[]): unknown => {
    const replaced = replace(value, key, path);
    if (replaced && 'value' in replaced) return mark(replaced.value, openValue);
    if (replaced) return replaced.map((part) => (typeof part === 'string' ? part : mark(part, open))).join('');
    if (Array.isArray(value)) return value.map((item, index) => walk(item, String(index), [...path, key]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, [...path, key])]));
  };
  const written = JSON.stringify(walk(body, '', []));
  const texts: string[] = [];
  const order: Hole<Subject>[] = [];
  let from = 0;
  for (const found of written.matchAll(/"\uE002(\d+)\uE001"|\uE000(\d+)\uE001/g)) {
    texts.push(written.slice(from, found.index));
    order.push(holes[Number(found[1] ?? found[2])] as Hole<Subject>);
    from = found.index + found[0].length;
  }
  texts.push(written.slice(from));
  return { texts, holes: order };
}

/** Writes a template for a subject. */
export function fill<Subject>({ texts, holes }: Template<Subject>, subject: Subject): string {
  let text = texts[0] as string;
  for (let index = 0; index < holes.length; index++) {
    text += (holes[index] as Hole<Subject>)(subject) + texts[index + 1];
  }
  return text;
}
