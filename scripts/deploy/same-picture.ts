import { PNG } from 'pngjs';
import { bufferOf } from '../lib/file-tree.ts';

/** No icon is larger; a picture that claims to be is not unpacked. */
const mostPixels = 4_000_000;

/** Mean difference of two pictures, from 0 to 255, up to which one may be the other shrunk by another program. */
const mostDifference = 8;

/** Whether one PNG shows what another shows, be it packed anew or shrunk. What cannot be read shows nothing. */
export function isSamePicture(original: Uint8Array, copy: Uint8Array): boolean {
  const [from, to] = [unpack(original), unpack(copy)];
  if (from === undefined || to === undefined || to.width > from.width || to.height > from.height) return false;
  if (Math.abs(from.width / from.height - to.width / to.height) > 0.02) return false;
  let difference = 0;
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const wanted = meanColor(from, [x / to.width, (x + 1) / to.width], [y / to.height, (y + 1) / to.height]);
      const found = meanColor(to, [x / to.width, (x + 1) / to.width], [y / to.height, (y + 1) / to.height]);
      difference += wanted.reduce((sum, value, channel) => sum + Math.abs(value - (found[channel] ?? 0)), 0) / 4;
    }
  }
  return difference / (to.width * to.height) <= mostDifference;
}

function unpack(bytes: Uint8Array): PNG | undefined {
  const buffer = bufferOf(bytes);
  if (buffer.length < 24 || buffer.readUInt32BE(16) * buffer.readUInt32BE(20) > mostPixels) return undefined;
  try {
    return PNG.sync.read(buffer);
  } catch {
    return undefined; // the package throws plain errors and texts for whatever is broken
  }
}

/** Red, green, blue and alpha of part of a picture; edges are given as shares of its width and height. */
function meanColor({ width, height, data }: PNG, across: [number, number], down: [number, number]): number[] {
  const [left, right] = pixels(across, width);
  const [top, bottom] = pixels(down, height);
  const sum = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      const alpha = data[at + 3] ?? 0;
      // What is see-through has no colour, whatever the file says.
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] ?? 0) + ((data[at + channel] ?? 0) * alpha) / 255;
      sum[3] = (sum[3] ?? 0) + alpha;
    }
  }
  return sum.map((value) => value / ((right - left) * (bottom - top)));
}

function pixels([from, to]: [number, number], length: number): [number, number] {
  const start = Math.min(length - 1, Math.floor(from * length + 1e-9));
  return [start, Math.max(start + 1, Math.min(length, Math.ceil(to * length - 1e-9)))];
}
