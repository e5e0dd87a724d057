import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { lookAtIcon } from '../../../scripts/connector/icon-colors.ts';
import { buildExample, connectorProperties } from '../../../scripts/rules/example-connector.ts';
import { rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

type Paint = (x: number, y: number) => [red: number, green: number, blue: number, alpha?: number];

function png(paint: Paint, pixels = 120): Buffer {
  const picture = new PNG({ width: pixels, height: pixels });
  for (let y = 0; y < pixels; y++)
    for (let x = 0; x < pixels; x++) {
      const [red, green, blue, alpha = 255] = paint(x, y);
      picture.data.set([red, green, blue, alpha], (y * pixels + x) * 4);
    }
  return PNG.sync.write(picture);
}

const brand: [number, number, number] = [0xda, 0x3b, 0x01];
const onBrand: Paint = () => brand;

async function found(icon: Buffer, color = '#da3b01'): Promise<string[]> {
  const example = connectorProperties({ iconBrandColor: color });
  const files = buildExample({
    ...example,
    apply: (draft) => {
      example.apply(draft);
      draft.icon = icon;
    },
  });
  const { findings } = await checkConnector(files, { rules });
  return findings.flatMap(({ rule, file }) => (file.endsWith('icon.png') ? [rule] : []));
}

/** A chunk of a PNG; the decoder looks at its checksum last, so that zeros do here. */
function header(width: number, height: number, data = Buffer.alloc(0)): Buffer {
  const ihdr = Buffer.alloc(25);
  ihdr.writeUInt32BE(13, 0);
  ihdr.write('IHDR', 4);
  ihdr.writeUInt32BE(width, 8);
  ihdr.writeUInt32BE(height, 12);
  ihdr[16] = 8;
  ihdr[17] = 6;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ihdr, data]);
}

describe('an icon', () => {
  it.each<[string, Buffer, string[]]>([
    ['on the brand colour', png(onBrand), []],
    ['of 100 pixels', png(onBrand, 100), []],
    ['of 99 pixels', png(onBrand, 99), ['IconNotValid']],
    ['of 230 pixels', png(onBrand, 230), []],
    ['of 231 pixels', png(onBrand, 231), ['IconNotValid']],
    ['on white', png(() => [255, 255, 255]), ['IconColorReserved']],
    ['on #007ee5', png(() => [0, 0x7e, 0xe5]), ['IconColorReserved']],
    ['on nothing', png(() => [0, 0, 0, 0]), ['IconTransparent']],
    ['half see-through', png(() => [...brand, 128]), ['IconTransparent']],
    [
      'with round corners',
      png((x, y) => (Math.hypot(x - 59.5, y - 59.5) > 75 ? [0, 0, 0, 0] : brand)),
      ['IconTransparent'],
    ],
    ['on another colour', png(() => [0x1b, 0x4c, 0x6f]), ['IconColorNotBrand']],
    ['16 off the brand colour', png(() => [0xda, 0x3b, 0x11]), []],
    ['17 off the brand colour', png(() => [0xda, 0x3b, 0x12]), ['IconColorNotBrand']],
    [
      'white with a sign on the brand colour',
      png((x, y) => (x < 20 || y < 20 || x > 99 || y > 99 ? brand : [255, 255, 255])),
      [],
    ],
    ['a photograph', png((x, y) => [(x * 37) % 256, (y * 91) % 256, (x * y) % 256]), []],
    ['a sign that touches the edge', png((x) => (x > 50 && x < 90 ? [255, 255, 255] : brand)), []],
    ['no picture', Buffer.from('GIF89a'), ['IconNotValid']],
    ['half of one', png(onBrand).subarray(0, 100), ['IconNotValid']],
    ['of two billion pixels in 33 bytes', header(0x7fffffff, 0x7fffffff), ['IconNotValid']],
    ['without a picture behind its header', header(120, 120), ['IconNotValid']],
  ])('%s', async (_name, bytes, expected) => {
    expect(await found(bytes)).toEqual(expected);
  });

  it('whose data would unpack to 200 MB is refused in a second', () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('IDAT'), bomb, Buffer.alloc(4)]);
    chunk.writeUInt32BE(bomb.length, 0);
    const before = process.memoryUsage().arrayBuffers;
    expect(lookAtIcon(header(120, 120, chunk)).kind).toMatch(/not a PNG|plain|transparent/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  }, 20_000);

  it('never throws, whatever byte of it is changed', () => {
    const whole = png((x, y) => [x, y, 1]);
    for (let at = 8; at < Math.min(whole.length, 400); at++) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(lookAtIcon(broken).kind).toBeTypeOf('string');
    }
  }, 20_000);

  it('of this package is on its brand colour', async () => {
    expect(lookAtIcon(readFileSync('icon.png'))).toEqual({ kind: 'plain', color: '#da3b01' });
  });
});
