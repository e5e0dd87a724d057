import { takeBuffer } from '../cqc-api/buffer-pool.ts';

/** JSON as bytes with gaps: those whose length is known are written over, the others come behind their piece. */
export interface Template<Subject> {
  pieces: Piece<Subject>[];
  /** Bytes of all pieces. */
  length: number;
}

interface Piece<Subject> {
  bytes: Buffer;
  /** What is written over the bytes, and where. */
  over: { at: number; write: Write<Subject> }[];
  /** What comes behind the bytes; nothing behind those of the last piece. */
  textOf: TextOf<Subject>;
}

/** Gives a text of any length. */
export type TextOf<Subject> = (subject: Subject) => string;

/** Writes a text of a length that is the same for everyone. */
type Write<Subject> = (subject: Subject, into: Buffer, at: number) => void;

/** What fills a gap for the organisation that is written: JSON, or part of a JSON text. */
export type Hole<Subject> = TextOf<Subject> | { write: Write<Subject>; length: number };

/** A hole for a text, in ASCII, of a length that is the same for everyone. */
export const textOfLength = <Subject>(length: number, textOf: TextOf<Subject>): Hole<Subject> => ({
  write: (subject, into, at) => writeText(into, at, textOf(subject)),
  length,
});

/** JSON that was written, in memory to give back (buffer-pool.ts). */
export interface Written {
  body: Buffer;
  lent: Buffer;
}

/**
 * What becomes of a text in a body: itself, holes between texts, or a hole that is a whole JSON value.
 * @param owner the object or array that the value stands in.
 */
export type Replace<Subject> = (
  value: unknown,
  key: string,
  path: readonly string[],
  owner: object,
) => (string | Hole<Subject>)[] | { value: Hole<Subject> } | undefined;

/** Characters that are in no body mark the holes while the body is written (private use area of Unicode). */
const [open, close, openValue] = ['\uE000', '\uE001', '\uE002'];

/** Makes a template from a body. */
export function createTemplate<Subject>(body: object, replace: Replace<Subject>): Template<Subject> {
  const holes: Hole<Subject>[] = [];
  const mark = (hole: Hole<Subject>, opening: string) => `${opening}${holes.push(hole) - 1}${close}`;
  const walk = (value: unknown, key: string, path: readonly string[], owner: object): unknown => {
    const replaced = replace(value, key, path, owner);
    if (replaced && 'value' in replaced) return mark(replaced.value, openValue);
    if (replaced) return replaced.map((part) => (typeof part === 'string' ? part : mark(part, open))).join('');
    if (Array.isArray(value)) return value.map((item, index) => walk(item, String(index), [...path, key], value));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, walk(item, name, [...path, key], value)]),
    );
  };
  const written = JSON.stringify(walk(body, '', [], body));
  return cutAtHoles(written, (number) => holes[number] as Hole<Subject>);
}

function cutAtHoles<Subject>(written: string, holeOf: (number: number) => Hole<Subject>): Template<Subject> {
  const pieces: Piece<Subject>[] = [];
  let [text, over, from]: [string, Piece<Subject>['over'], number] = ['', [], 0];
  const endPiece = (textOf: TextOf<Subject>) => {
    pieces.push({ bytes: Buffer.from(text), over, textOf });
    [text, over] = ['', []];
  };
  for (const found of written.matchAll(/"\uE002(\d+)\uE001"|\uE000(\d+)\uE001/g)) {
    text += written.slice(from, found.index);
    from = found.index + found[0].length;
    const hole = holeOf(Number(found[1] ?? found[2]));
    if (typeof hole === 'function') endPiece(hole);
    else {
      over.push({ at: Buffer.byteLength(text), write: hole.write });
      text += ' '.repeat(hole.length);
    }
  }
  text += written.slice(from);
  endPiece(() => '');
  return { pieces, length: pieces.reduce((total, { bytes }) => total + bytes.length, 0) };
}

/** Writes a template for a subject. */
export function fill<Subject>({ pieces, length }: Template<Subject>, subject: Subject): Written {
  const texts = pieces.map(({ textOf }) => textOf(subject));
  let most = length;
  for (const text of texts) most += 3 * text.length; // no character takes more bytes
  const lent = takeBuffer(most);
  let end = 0;
  for (let index = 0; index < pieces.length; index++) {
    const { bytes, over } = pieces[index] as Piece<Subject>;
    lent.set(bytes, end);
    for (const { at, write } of over) write(subject, lent, end + at);
    end = writeText(lent, end + bytes.length, texts[index] as string);
  }
  return { body: lent.subarray(0, end), lent };
}

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
