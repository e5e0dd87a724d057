import { isUtf8 } from 'node:buffer';
import { closeSync, constants, openSync, readSync, type Stats, statSync } from 'node:fs';
import { reading, UnreadableError } from './file-errors.ts';
import type { Json } from './json.ts';
import { parseJsonText } from './json-text.ts';
import type { LinePlace } from './line-index.ts';

export const megabyte = 1024 * 1024;

/** How much of a file is read, and why nobody needs more. */
export interface SizeLimit {
  bytes: number;
  /** Goes on after "50 MB, and". */
  reason: string;
}

/** Settings, lists and other files that people write by hand. */
export const handWritten: SizeLimit = { bytes: 16 * megabyte, reason: 'no file of this kind comes near' };

/** The service takes 1 MB, so nothing beyond this can be a connector's. */
export const connectorFile: SizeLimit = { bytes: 16 * megabyte, reason: 'the service takes 1 MB' };

/**
 * Reads a file that somebody named: a regular file and nothing else, because a pipe or a device may have no end, and no
 * more of it than the limit.
 * @throws UnreadableError
 */
export function readNamedFile(path: string, limit: SizeLimit): Buffer {
  const bytes = readForNow(path, limit);
  return bytes.buffer === shared.buffer ? Buffer.from(bytes) : bytes;
}

/** Most files fit. To make a buffer for each takes longer than to read it. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/** As {@link readNamedFile}; the bytes stay what they are until the next file is read. */
function readForNow(path: string, limit: SizeLimit): Buffer {
  const stats = reading(path, () => statSync(path));
  if (stats.isDirectory()) throw new UnreadableError(path, 'cannot be read (EISDIR): it is a folder. Name a file.');
  if (!stats.isFile()) throw new UnreadableError(path, `is ${describeKind(stats)}. Name a file.`);
  if (stats.size > limit.bytes) throw tooLarge(path, stats.size, limit);
  return reading(path, () => {
    // Not blocking, should a pipe have taken the file's place since.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readUpTo(file, path, stats.size, limit);
    } finally {
      closeSync(file);
    }
  });
}

/** What `stats` says, or less, is only a beginning: files of /proc have no size, and a log grows while it is read. */
function readUpTo(file: number, path: string, expected: number, limit: SizeLimit): Buffer {
  const parts: Buffer[] = [];
  let total = 0;
  for (let part = expected < shared.length ? shared : Buffer.allocUnsafe(expected + 1); ; ) {
    const length = readSync(file, part);
    const isWhole = parts.length === 0 && length === expected && expected > 0; // there was room for more
    if (length > 0) parts.push(part.subarray(0, length));
    total += length;
    if (total > limit.bytes) throw tooLarge(path, total, limit);
    if (isWhole || length === 0) return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    part = Buffer.allocUnsafe(megabyte);
  }
}

function tooLarge(path: string, bytes: number, { reason }: SizeLimit): UnreadableError {
  const size = Math.ceil(bytes / megabyte);
  return new UnreadableError(path, `${size} MB, and ${reason}. Make the file smaller; it was not read.`);
}

/** What something is that is neither a regular file nor a folder. */
export function describeKind(stats: Stats): string {
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/**
 * Bytes as text. A byte order mark at the beginning is left out.
 * @throws UnreadableError when they are not UTF-8.
 */
export function decodeNamedFile(path: string, bytes: Buffer): string {
  const problem = encodingProblem(bytes);
  if (problem !== undefined) throw new UnreadableError(path, `is ${problem.found}. Save it as UTF-8.`, problem);
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** What is wrong with the encoding of a file, and where: line, column and the first wrong byte, counted from 0. */
export interface EncodingProblem extends LinePlace {
  found: 'UTF-16' | 'UTF-32' | 'not UTF-8';
  byte: number;
}

/** How bytes are not UTF-8, and where; undefined when they are. */
export function encodingProblem(bytes: Buffer): EncodingProblem | undefined {
  const isValid = isUtf8(bytes);
  // A mark of UTF-16 or UTF-32 is no UTF-8, and without a mark a character of ASCII has a zero beside it.
  const wide = isValid && !bytes.subarray(0, 4).includes(0) ? undefined : findWideEncoding(bytes);
  if (wide !== undefined) return { found: wide.name, line: 1, column: 1, byte: 0 };
  if (isValid) return undefined;
  // No byte of a longer character is a line break, so each line is UTF-8 by itself or not.
  let line = 1;
  let start = 0;
  for (; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const text = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (!isUtf8(text) || end === -1) break;
    start = end + 1;
  }
  const before = validBeginning(bytes.subarray(start));
  return { found: 'not UTF-8', line, column: before.length + 1, byte: start + Buffer.byteLength(before) };
}

/** The text up to the first byte that is not UTF-8, found by halving: a longer beginning is never better. */
function validBeginning(bytes: Buffer): string {
  let [low, high, text] = [0, bytes.length, ''];
  while (low <= high) {
    const middle = (low + high) >> 1;
    try {
      // As a stream, so that a character that is cut off counts as its beginning.
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      text = decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle + 1;
    } catch {
      high = middle - 1;
    }
  }
  return text;
}

/**
 * Bytes as text as far as they can be read: UTF-16 and UTF-32 as what they are, and a replacement character where UTF-8 is
 * broken. A byte order mark of UTF-8 stays for who asks for it; any other is left out.
 */
export function decodeLeniently(bytes: Buffer): string {
  const wide = findWideEncoding(bytes);
  if (wide === undefined) return bytes.toString('utf8');
  const text = wide.name === 'UTF-32' ? decodeUtf32(bytes, wide.isBigEndFirst) : decodeUtf16(bytes, wide.isBigEndFirst);
  return text.replace(/^\ufeff/, '');
}

function decodeUtf16(bytes: Buffer, isBigEndFirst: boolean): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (isBigEndFirst ? Buffer.from(whole).swap16() : whole).toString('utf16le');
}

function decodeUtf32(bytes: Buffer, isBigEndFirst: boolean): string {
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = isBigEndFirst ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/**
 * The encoding in which a file begins with a byte order mark, or with a character that ASCII has too: which of its bytes are
 * zero tells (RFC 4627, section 3).
 */
function findWideEncoding(bytes: Buffer): { name: 'UTF-16' | 'UTF-32'; isBigEndFirst: boolean } | undefined {
  const start = bytes.toString('hex', 0, 4);
  // Of four bytes first: the mark of UTF-16 is the beginning of one of UTF-32.
  if (/^(0000feff|000000(?!00)..)$/.test(start)) return { name: 'UTF-32', isBigEndFirst: true };
  if (/^(fffe|(?!00)..00)0000$/.test(start)) return { name: 'UTF-32', isBigEndFirst: false };
  if (/^(feff|00(?!00)..)/.test(start)) return { name: 'UTF-16', isBigEndFirst: true };
  return /^(fffe|(?!00)..00)/.test(start) ? { name: 'UTF-16', isBigEndFirst: false } : undefined;
}

/** Reads a text that somebody named. @throws UnreadableError */
export function readNamedText(path: string, limit = handWritten): string {
  return decodeNamedFile(path, readForNow(path, limit));
}

/**
 * Reads a JSON file that somebody named. Its shape is not looked at: `T` is what the caller goes on to check or trusts.
 * @param isSecret keeps what stands in the file out of the message.
 * @throws UnreadableError that names the place.
 */
export function readNamedJson<T = Json>(path: string, limit = handWritten, { isSecret = false } = {}): T {
  return parseNamedJson<T>(path, readNamedText(path, limit), { isSecret });
}

/** As {@link readNamedJson}, for a text that was read already. */
export function parseNamedJson<T = Json>(path: string, text: string, { isSecret = false } = {}): T {
  const parsed = parseJsonText<T>(text);
  if (parsed.problem === undefined) return parsed.value;
  const { found, ...place } = parsed.problem;
  throw new UnreadableError(path, `not valid JSON${isSecret ? '' : ` (${found})`}. Correct it.`, place);
}
