import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../scripts/lib/file-tree.ts';
import { readZip, writeZip } from '../../../scripts/package/zip.ts';

const mostBytes = 256 * 1024 * 1024;

/** A zip of small files that names other sizes for them: what is refused by its size is never unpacked. */
function zipThatClaims(sizes: number[]): Uint8Array {
  const files = sizes.map((_, index): [string, Uint8Array] => [`file-${index}`, encode('a')]);
  const bytes = zipSync(Object.fromEntries(files), { level: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directoryEntry = 0x02014b50;
  let entry = 0;
  for (let place = 0; place < bytes.length - 4; place += 1) {
    if (view.getUint32(place, true) === directoryEntry) view.setUint32(place + 24, sizes[entry++] ?? 0, true);
  }
  expect(entry).toBe(sizes.length);
  return bytes;
}

describe('readZip', () => {
  it.each([
    ['one file of 256 MB', [mostBytes], true],
    ['one file of a byte more', [mostBytes + 1], false],
    ['two files of 256 MB together', [mostBytes - 1, 1], true],
    ['two files of a byte more together', [mostBytes, 1], false],
  ])('%s', (_, sizes, isTaken) => {
    const read = () => [...readZip(zipThatClaims(sizes)).keys()];
    if (isTaken) expect(read()).toHaveLength(sizes.length);
    else expect(read).toThrow(/^it unpacks to more than 256 MB$/);
  });

  it('refuses a file that is there twice, and takes names that differ in their letter case', () => {
    const bytes = writeZip(new Map(['a.json', 'A.json'].map((name) => [name, encode(name)])));
    expect([...readZip(bytes).keys()]).toEqual(['a.json', 'A.json']);
    const twice = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('A.json', 'a.json'), 'latin1');
    expect(() => readZip(new Uint8Array(twice))).toThrow(/^it holds a\.json twice$/);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['the beginning of a zip', 'PK\u0003\u0004'],
  ])('says that %s is no zip', (_, text) => {
    expect(() => readZip(encode(text))).toThrow(/^it is no zip: ./);
  });

  it('gives back what was packed, with folders and empty files', () => {
    const files = new Map([
      ['folder/', new Uint8Array()],
      ['folder/a.txt', encode('text')],
      ['empty', new Uint8Array()],
    ]);
    expect(readZip(writeZip(files))).toEqual(files);
  });
});
