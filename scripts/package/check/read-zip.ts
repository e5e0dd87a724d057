import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type LocalFileHeader, type ZipFile } from 'yauzl';
import { bufferOf, type FileTree } from '../../lib/file-tree.ts';
import { messageOf } from '../../lib/message-of.ts';
import { Budget } from '../budget.ts';
import { WrongFormat, wrongFormatOf } from '../wrong-format.ts';
import type { Find } from './package-finding.ts';

/** Something about a zip that readers differ on or pass over; `what` begins small. */
export type NoteOddity = (what: string) => void;

/** Bits of an entry's flags (APPNOTE.TXT of PKWARE, 4.4.4): sizes follow the data; the name is UTF-8. */
const sizesFollow = 0x8;
const isUtf8 = 0x800;
const end64 = 0xffffffff;

/**
 * Unpacks a zip in memory, and holds everything that it says twice against each other: each file's own header against the
 * directory, and sizes and CRC-32 against what is unpacked. Entries that only name a folder keep their trailing slash.
 * @param noteOddity takes what no reader is known to refuse.
 * @throws WrongFormat when it is no whole zip, is encrypted, goes beyond the budget, has paths that lead elsewhere, or
 * holds a file twice: one reader would take the first of the two, another the last.
 */
export async function readZip(
  bytes: Uint8Array,
  budget = new Budget(),
  noteOddity: NoteOddity = () => {},
): Promise<FileTree> {
  const buffer = bufferOf(bytes);
  const files: FileTree = new Map();
  const spans: Span[] = [];
  let directorySize = 0;
  const zip = await orWrongFormat(() => fromBufferPromise(buffer, { strictFileNames: true, decodeStrings: false }));
  for await (const entry of entriesOf(zip)) {
    const name = decodeName(entry);
    if (files.has(name)) throw new WrongFormat(`it holds ${name} twice`);
    if (entry.isEncrypted()) throw new WrongFormat(`${name} is encrypted`);
    budget.takeFile(entry.uncompressedSize);
    const header = await orWrongFormat(() => zip.readLocalFileHeaderPromise(entry));
    compareHeaders(name, entry, header, noteOddity);
    files.set(
      name,
      unpack(name, entry, buffer.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize)),
    );
    directorySize += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    const hasDescriptor = (entry.generalPurposeBitFlag & sizesFollow) !== 0;
    spans.push({
      from: entry.relativeOffsetOfLocalHeader,
      to: header.fileDataStart + entry.compressedSize,
      // With or without signature, with sizes of 4 or 8 bytes.
      slack: hasDescriptor ? 24 : 0,
    });
  }
  checkLayout(buffer, readEnd(buffer, zip.comment.length), { directorySize, spans }, noteOddity);
  return files;
}

/** As {@link readZip}: what is wrong or odd is found at a place; undefined when nothing can be read. */
export async function unzip(
  bytes: Uint8Array,
  place: string,
  budget: Budget,
  find: Find,
): Promise<FileTree | undefined> {
  try {
    return await readZip(bytes, budget, (oddity) =>
      find(place, oddity, 'Pack it again if a reader refuses it', 'note'),
    );
  } catch (error) {
    find(place, wrongFormatOf(error), 'Pack it again');
    return undefined;
  }
}

/** The names of what a zip holds, unpacked or not; none when it is no whole zip. */
export async function listZip(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  try {
    const zip = await orWrongFormat(() => fromBufferPromise(bufferOf(bytes), { decodeStrings: false }));
    for await (const entry of entriesOf(zip)) names.push(decodeName(entry));
  } catch (error) {
    wrongFormatOf(error);
  }
  return names;
}

/** The bytes of a file with its header; up to `slack` more belong to it. */
interface Span {
  from: number;
  to: number;
  slack: number;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    const next = await orWrongFormat(() => entries.next());
    if (next.done) return;
    yield next.value;
  }
}

/** Whatever the library throws over bytes that are wrong, its own errors and those of Node alike. */
async function orWrongFormat<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new WrongFormat(`it is no whole zip: ${messageOf(error)}`);
  }
}

/** The name of an entry. Names that are not marked as UTF-8 are read as such all the same when they are, as .NET does. */
function decodeName({ fileNameRaw, generalPurposeBitFlag: flags, extraFields }: Entry): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
  } catch {
    if (flags & isUtf8) throw new WrongFormat(`the name of a file is not UTF-8: ${fileNameRaw.toString('latin1')}`);
    // Code page 437 (APPNOTE.TXT, appendix D), as Windows packs names.
    name = getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
  }
  const parts = name.split(/[/\\]/);
  if (name === '' || name.includes('\0')) throw new WrongFormat(`the name of a file is ${JSON.stringify(name)}`);
  if (parts[0] === '' || /^[A-Za-z]:/.test(name) || parts.includes('..'))
    throw new WrongFormat(`the path ${name} leads out of the zip`);
  return name;
}

function compareHeaders(name: string, entry: Entry, header: LocalFileHeader, noteOddity: NoteOddity): void {
  const differ = (part: string) =>
    new WrongFormat(`${name}: its header and the directory of the zip differ in its ${part}`);
  if (!header.fileName.equals(entry.fileNameRaw)) throw differ('name');
  if (header.compressionMethod !== entry.compressionMethod) throw differ('method');
  if ((header.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & 1) throw differ('encryption');
  const mayBeOpen = (header.generalPurposeBitFlag & sizesFollow) !== 0;
  const facts: [part: string, own: number, listed: number][] = [
    ['CRC-32', header.crc32, entry.crc32],
    ['packed size', header.compressedSize, entry.compressedSize],
    ['size', header.uncompressedSize, entry.uncompressedSize],
  ];
  for (const [part, own, listed] of facts) {
    if (own !== listed && own !== end64 && !(mayBeOpen && own === 0)) throw differ(part);
  }
  const trifles: [part: string, own: number, listed: number][] = [
    ['flags', header.generalPurposeBitFlag, entry.generalPurposeBitFlag],
    ['version', header.versionNeededToExtract, entry.versionNeededToExtract],
    ['time', header.lastModFileTime, entry.lastModFileTime],
    ['date', header.lastModFileDate, entry.lastModFileDate],
  ];
  for (const [part, own, listed] of trifles) if (own !== listed) noteOddity(differ(part).message);
}

function unpack(name: string, entry: Entry, packed: Buffer): Uint8Array {
  const data = inflate(name, entry, packed);
  if (data.length !== entry.uncompressedSize)
    throw new WrongFormat(`${name} has ${data.length} bytes instead of ${entry.uncompressedSize}`);
  if (crc32(data) !== entry.crc32) throw new WrongFormat(`${name} is damaged: its CRC-32 is another`);
  return data;
}

function inflate(name: string, { compressionMethod, uncompressedSize }: Entry, packed: Buffer): Uint8Array {
  if (compressionMethod === 0) return new Uint8Array(packed);
  if (compressionMethod !== 8)
    throw new WrongFormat(
      `${name} is packed by method ${compressionMethod}; only 0 (stored) and 8 (Deflate) are read here`,
    );
  try {
    // One byte more than it says tells a file that is longer.
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: uncompressedSize + 1,
      info: true,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length)
      throw new WrongFormat(`${name} is packed in ${engine.bytesWritten} bytes instead of ${packed.length}`);
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch (error) {
    if (error instanceof WrongFormat) throw error;
    throw new WrongFormat(`${name} is damaged: ${messageOf(error)}`);
  }
}

/** A zip is its files, one after another, then its directory and its end: files that share bytes are a trap, bytes in between a riddle. */
function checkLayout(
  buffer: Buffer,
  end: ReturnType<typeof readEnd>,
  { directorySize, spans }: { directorySize: number; spans: Span[] },
  noteOddity: NoteOddity,
): void {
  const directory: Span = { from: end.from, to: end.from + directorySize, slack: 0 };
  const last: Span = { from: end.place, to: buffer.length, slack: 0 };
  let before: Span = { from: 0, to: 0, slack: 0 };
  for (const span of [...spans.toSorted((a, b) => a.from - b.from), directory, last]) {
    if (span.from < before.to) throw new WrongFormat('two of its parts share bytes');
    if (span.from > before.to + before.slack) noteOddity(`${span.from - before.to} of its bytes belong to no file`);
    before = span;
  }
  if (end.size !== directorySize || end.files !== spans.length || end.filesOnDisk !== spans.length)
    throw new WrongFormat('its end gives another size of its directory than it has');
}

/** Where the directory of a zip lies, as its end says: in the record of zip64 (APPNOTE.TXT, 4.3.14) if there is one. */
function readEnd(buffer: Buffer, commentLength: number) {
  const place = buffer.length - commentLength - 22;
  const locator = place - 20;
  if (buffer.toString('latin1', locator, locator + 4) !== 'PK\x06\x07')
    return {
      place,
      filesOnDisk: buffer.readUInt16LE(place + 8),
      files: buffer.readUInt16LE(place + 10),
      size: buffer.readUInt32LE(place + 12),
      from: buffer.readUInt32LE(place + 16),
    };
  const record = Number(buffer.readBigUInt64LE(locator + 8));
  return {
    place: record,
    filesOnDisk: Number(buffer.readBigUInt64LE(record + 24)),
    files: Number(buffer.readBigUInt64LE(record + 32)),
    size: Number(buffer.readBigUInt64LE(record + 40)),
    from: Number(buffer.readBigUInt64LE(record + 48)),
  };
}
