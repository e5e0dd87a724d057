import { PNG } from 'pngjs';
import { bufferOf } from '../lib/file-tree.ts';

/** Sizes that an icon may have ("Certification policies", 5000.2.1.4); a larger picture is not unpacked. */
export const iconPixels = { min: 100, max: 230 };

/** What a picture shows around its edge, where the background of an icon is seen. */
export type IconLook =
  | { kind: 'not a PNG' }
  | { kind: 'another size'; width: number; height: number }
  /** Part of the edge lets what is behind it through. */
  | { kind: 'transparent' }
  /** The edge has this one colour, as `#rrggbb`. */
  | { kind: 'plain'; color: string }
  /** A photograph, a pattern or a gradient: nothing can be told. */
  | { kind: 'mixed' };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Share of the edge that has to be of one colour, so that a sign that touches it does not count. */
const plainShare = 0.8;

/** Pixels of the edge that may be see-through: a rounded corner of the smallest icon has more. */
const maxClearShare = 0.02;

/** Looks at the edge of an icon. Sizes are read before the picture is unpacked, so that a small file stays small. */
export function lookAtIcon(bytes: Uint8Array): IconLook {
  const buffer = bufferOf(bytes);
  if (buffer.length < 33 || !buffer.subarray(0, 8).equals(signature)) return { kind: 'not a PNG' };
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  if (width !== height || width < iconPixels.min || width > iconPixels.max)
    return { kind: 'another size', width, height };
  const picture = unpack(buffer);
  return picture === undefined ? { kind: 'not a PNG' } : lookAtEdge(picture);
}

function unpack(buffer: Buffer): PNG | undefined {
  try {
    return PNG.sync.read(buffer);
  } catch {
    // The package throws plain errors and texts for whatever is broken; each means the same here.
    return undefined;
  }
}

function lookAtEdge({ width, height, data }: PNG): IconLook {
  const counts = new Map<string, number>();
  let clear = 0;
  let total = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : width - 1) {
      const at = (y * width + x) * 4;
      total++;
      if ((data[at + 3] ?? 0) < 255) clear++;
      else {
        const color = `#${data.subarray(at, at + 3).toString('hex')}`;
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
    }
  }
  if (clear > total * maxClearShare) return { kind: 'transparent' };
  const [color, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count >= total * plainShare ? { kind: 'plain', color } : { kind: 'mixed' };
}

/** The largest difference of two colours `#rrggbb` in one of red, green and blue, from 0 to 255. */
export function colorDistance(a: string, b: string): number {
  const channels = (color: string): number[] =>
    [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const other = channels(b);
  return Math.max(...channels(a).map((value, index) => Math.abs(value - (other[index] ?? 0))));
}
