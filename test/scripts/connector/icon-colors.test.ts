import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { colorDistance, type IconLook, lookAtIcon } from '../../../scripts/connector/icon-colors.ts';

type Pixel = [red: number, green: number, blue: number, alpha?: number];
const blue: Pixel = [0, 0, 255];
const red: Pixel = [255, 0, 0];

function drawIcon(size: number, pixelAt: (x: number, y: number) => Pixel, height = size): Buffer {
  const picture = new PNG({ width: size, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < size; x++) {
      const [r, g, b, alpha = 255] = pixelAt(x, y);
      picture.data.set([r, g, b, alpha], (y * size + x) * 4);
    }
  return PNG.sync.write(picture);
}

/** Place of a pixel of the edge on the way round it, from 0 to 4 × (size - 1) - 1; undefined inside. */
function placeOnEdge(x: number, y: number, size: number): number | undefined {
  const last = size - 1;
  if (y === 0) return x;
  if (x === last) return last + y;
  if (y === last) return 3 * last - x;
  return x === 0 ? 4 * last - y : undefined;
}
/** An icon of 101 pixels, whose edge has 400, of which the first `count` are another pixel than the rest. */
const withEdge = (count: number, pixel: Pixel, inside: Pixel = blue) =>
  drawIcon(101, (x, y) => {
    const place = placeOnEdge(x, y, 101);
    if (place === undefined) return inside;
    return place < count ? pixel : blue;
  });

describe('lookAtIcon', () => {
  const plain: IconLook = { kind: 'plain', color: '#0000ff' };

  it.each<[string, Buffer, IconLook]>([
    ['one colour', withEdge(0, red), plain],
    ['one colour around another', withEdge(0, red, red), plain],
    ['one colour around what can be seen through', withEdge(0, red, [0, 0, 0, 0]), plain],
    ['a fifth of another colour', withEdge(80, red), plain],
    ['more than a fifth of another colour', withEdge(81, red), { kind: 'mixed' }],
    ['most of another colour', withEdge(320, red), { kind: 'plain', color: '#ff0000' }],
    ['two in a hundred that can be seen through', withEdge(8, [0, 0, 0, 0]), plain],
    ['three in a hundred that can be seen through', withEdge(9, [0, 0, 0, 0]), { kind: 'transparent' }],
    ['some that can almost not be seen through', withEdge(9, [0, 0, 255, 254]), { kind: 'transparent' }],
    ['all that can be seen through', withEdge(400, [0, 0, 255, 0]), { kind: 'transparent' }],
    ['a colour with small parts', drawIcon(100, () => [1, 2, 3]), { kind: 'plain', color: '#010203' }],
    ['a gradient', drawIcon(100, (x, y) => [x, y, 0]), { kind: 'mixed' }],
  ])('sees an edge of %s', (_, icon, expected) => {
    expect(lookAtIcon(icon)).toEqual(expected);
  });

  it.each<[number, number, boolean]>([
    [99, 99, false],
    [100, 100, true],
    [230, 230, true],
    [231, 231, false],
    [100, 101, false],
    [101, 100, false],
  ])('takes %i by %i pixels: %s', (width, height, isTaken) => {
    const icon = drawIcon(width, () => blue, height);
    expect(lookAtIcon(icon)).toEqual(isTaken ? plain : { kind: 'another size', width, height });
  });

  const icon = drawIcon(100, () => blue);
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['a text', Buffer.from('a text that is longer than the header of a picture')],
    ['a signature alone', icon.subarray(0, 8)],
    ['a header without its end', icon.subarray(0, 32)],
    ['a header without a picture', icon.subarray(0, 33)],
    ['half a picture', icon.subarray(0, icon.length / 2)],
    ['a picture with another first byte', Buffer.concat([Buffer.from([0x88]), icon.subarray(1)])],
  ])('%s is no PNG', (_, bytes) => {
    expect(lookAtIcon(bytes)).toEqual({ kind: 'not a PNG' });
  });

  it('reads the size before the rest', () => {
    const large = Buffer.from(icon.subarray(0, 33));
    large.writeUInt32BE(50_000, 16);
    large.writeUInt32BE(50_000, 20);
    expect(lookAtIcon(large)).toEqual({ kind: 'another size', width: 50_000, height: 50_000 });
  });

  it('reads bytes that begin within a larger piece of memory', () => {
    const inside = new Uint8Array(Buffer.concat([Buffer.from('before'), icon])).subarray(6);
    expect(lookAtIcon(inside)).toEqual(plain);
  });
});

it.each([
  ['#000000', '#000000', 0],
  ['#000000', '#ffffff', 255],
  ['#100000', '#200000', 16],
  ['#001000', '#000800', 8],
  ['#000001', '#000003', 2],
  ['#0a0b0c', '#0c0b0a', 2],
  ['#ABCDEF', '#abcdef', 0],
])('%s and %s differ by %i', (a, b, distance) => {
  expect(colorDistance(a, b)).toBe(distance);
  expect(colorDistance(b, a)).toBe(distance);
});
