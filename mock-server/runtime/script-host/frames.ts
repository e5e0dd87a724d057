import { isUtf8 } from 'node:buffer';

/**
 * The frames that travel over the standard input and output of the .NET process; host/Frames.cs describes them.
 *
 *     length: u32 | kind: u8 | call: u32 | headLength: u32 | head: UTF-8 JSON | body: bytes
 */
export const FrameKind = {
  execute: 1,
  answer: 2,
  cancel: 3,
  ready: 11,
  send: 12,
  result: 13,
  failed: 14,
  log: 15,
} as const;

export interface Frame {
  kind: number;
  call: number;
  /** JSON as the process wrote it: frame-heads.ts reads it. */
  head: unknown;
  body: Buffer;
}

/** What arrived is no frame. Nothing that follows in the same stream can be read. */
export class FrameError extends Error {
  override name = 'FrameError';
}

const prefixLength = 13;
/** The length does not count itself. */
const countedPrefixLength = prefixLength - 4;
/** host/Frames.cs writes no larger ones. */
const maxHeadBytes = 1024 * 1024;
const noBytes = Buffer.alloc(0);

/** A frame as the chunks to write. The body is not copied. */
export function encodeFrame(kind: number, call: number, head: object, body: Buffer = noBytes): Buffer[] {
  const json = JSON.stringify(head);
  const headLength = Buffer.byteLength(json);
  const start = Buffer.allocUnsafe(prefixLength + headLength);
  start.writeUInt32LE(countedPrefixLength + headLength + body.length, 0);
  start.writeUInt8(kind, 4);
  start.writeUInt32LE(call, 5);
  start.writeUInt32LE(headLength, 9);
  start.write(json, prefixLength);
  return body.length > 0 ? [start, body] : [start];
}

/**
 * Takes chunks as they arrive and hands out each frame when it is complete.
 * @param maxBodyBytes the largest body that a frame may have.
 * @returns the function that takes a chunk; it throws FrameError for bytes that are no frame, and what `onFrame` throws.
 */
export function createFrameReader(onFrame: (frame: Frame) => void, maxBodyBytes: number): (chunk: Buffer) => void {
  const maxLength = countedPrefixLength + maxHeadBytes + maxBodyBytes;
  let chunks: Buffer[] = [];
  let available = 0;
  let needed = 4;

  /** How many bytes the frame at `offset` takes, as far as can be told. */
  const measure = (bytes: Buffer, offset: number): number => {
    if (bytes.length - offset < 4) return 4;
    const length = bytes.readUInt32LE(offset);
    if (length < countedPrefixLength || length > maxLength) throw new FrameError(`a frame of ${length} bytes`);
    return 4 + length;
  };

  return (chunk) => {
    chunks.push(chunk);
    available += chunk.length;
    if (available < needed) return;
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, available);
    let offset = 0;
    while (true) {
      needed = measure(bytes, offset);
      if (bytes.length - offset < needed || needed === 4) break;
      onFrame(decodeFrame(bytes.subarray(offset, offset + needed)));
      offset += needed;
    }
    chunks = offset < bytes.length ? [bytes.subarray(offset)] : [];
    available = bytes.length - offset;
  };
}

function decodeFrame(bytes: Buffer): Frame {
  const headLength = bytes.readUInt32LE(9);
  const headEnd = prefixLength + headLength;
  if (headEnd > bytes.length || headLength > maxHeadBytes) throw new FrameError(`a head of ${headLength} bytes`);
  const head = bytes.subarray(prefixLength, headEnd);
  if (!isUtf8(head)) throw new FrameError('a head that is not UTF-8');
  return { kind: bytes.readUInt8(4), call: bytes.readUInt32LE(5), head: parse(head), body: bytes.subarray(headEnd) };
}

function parse(head: Buffer): unknown {
  try {
    return JSON.parse(head.toString('utf8'));
  } catch {
    throw new FrameError('a head that is not JSON');
  }
}
