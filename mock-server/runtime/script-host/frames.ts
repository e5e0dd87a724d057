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
  // biome-ignore lint/suspicious/noExplicitAny: each kind has its own head; host/Frames.cs lists them
  head: any;
  body: Buffer;
}

const prefixLength = 13;
const noBytes = Buffer.alloc(0);

/** A frame as the chunks to write. The body is not copied. */
export function encodeFrame(kind: number, call: number, head: object, body: Buffer = noBytes): Buffer[] {
  const json = JSON.stringify(head);
  const headLength = Buffer.byteLength(json);
  const start = Buffer.allocUnsafe(prefixLength + headLength);
  start.writeUInt32LE(prefixLength - 4 + headLength + body.length, 0);
  start.writeUInt8(kind, 4);
  start.writeUInt32LE(call, 5);
  start.writeUInt32LE(headLength, 9);
  start.write(json, prefixLength);
  return body.length > 0 ? [start, body] : [start];
}

/** Takes chunks as they arrive and hands out each frame when it is complete. */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let available = 0;
  let needed = 4;

  return (chunk) => {
    chunks.push(chunk);
    available += chunk.length;
    if (available < needed) return;
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, available);
    let offset = 0;
    while (true) {
      const left = bytes.length - offset;
      needed = left < 4 ? 4 : 4 + bytes.readUInt32LE(offset);
      if (left < needed) break;
      onFrame(decodeFrame(bytes.subarray(offset, offset + needed)));
      offset += needed;
    }
    chunks = offset < bytes.length ? [bytes.subarray(offset)] : [];
    available = bytes.length - offset;
  };
}

function decodeFrame(bytes: Buffer): Frame {
  const bodyStart = prefixLength + bytes.readUInt32LE(9);
  return {
    kind: bytes.readUInt8(4),
    call: bytes.readUInt32LE(5),
    head: JSON.parse(bytes.toString('utf8', prefixLength, bodyStart)),
    body: bytes.subarray(bodyStart),
  };
}
