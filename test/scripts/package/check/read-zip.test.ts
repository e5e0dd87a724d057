import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../../scripts/lib/file-tree.ts';
import { Budget } from '../../../../scripts/package/budget.ts';
import { readZip } from '../../../../scripts/package/check/read-zip.ts';
import { writeZip } from '../../../../scripts/package/zip.ts';
import { artifactFiles } from '../artifacts.ts';

const local = 0x04034b50;
const central = 0x02014b50;
const end = 0x06054b50;

const small = writeZip(
  new Map([
    ['a.txt', encode('text '.repeat(50))],
    ['b/c.txt', encode('other')],
  ]),
);

/** Places of the records of a zip that begin with a signature. */
function placesOf(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length - 3 }, (_, place) => place).filter(
    (place) => view.getUint32(place, true) === signature,
  );
}

/** A copy in which a number of 16 bits in a record, the first by default, is another. */
function patched(signature: number, offset: number, change: (value: number) => number, bytes = small, index = 0) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const place = (placesOf(bytes, signature)[index] as number) + offset;
  view.setUint16(place, change(view.getUint16(place, true)), true);
  return copy;
}

const flip = (bit: number) => (value: number) => value ^ bit;

/** Writes a name of the same length over another, everywhere. */
const renamed = (from: string, to: string, bytes = small): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'));

/** The same zip with an end of zip64 (APPNOTE.TXT, 4.3.14 to 4.3.16): 16 and 32 bits were too few for what the others hold. */
function asZip64(bytes = small): Uint8Array {
  const place = placesOf(bytes, end).at(-1) as number;
  const old = new DataView(bytes.buffer, bytes.byteOffset + place);
  const record = new DataView(new ArrayBuffer(56 + 20 + 22));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  record.setUint16(12, 45, true);
  record.setUint16(14, 45, true);
  for (const offset of [24, 32]) record.setBigUint64(offset, BigInt(old.getUint16(10, true)), true);
  record.setBigUint64(40, BigInt(old.getUint32(12, true)), true);
  record.setBigUint64(48, BigInt(old.getUint32(16, true)), true);
  record.setUint32(56, 0x07064b50, true);
  record.setBigUint64(56 + 8, BigInt(place), true);
  record.setUint32(56 + 16, 1, true);
  record.setUint32(76, end, true);
  for (const offset of [8, 10]) record.setUint16(76 + offset, 0xffff, true);
  for (const offset of [12, 16]) record.setUint32(76 + offset, 0xffffffff, true);
  return new Uint8Array([...bytes.subarray(0, place), ...new Uint8Array(record.buffer)]);
}

/** The same zip with a comment, of Latin-1, behind its end. */
const commented = (comment: string, bytes = small): Uint8Array => {
  const whole = new Uint8Array([...bytes, ...Buffer.from(comment, 'latin1')]);
  new DataView(whole.buffer).setUint16(bytes.length - 2, comment.length, true);
  return whole;
};

const problemOf = async (bytes: Uint8Array, budget?: Budget): Promise<string> => {
  const oddities: string[] = [];
  try {
    await readZip(bytes, budget, (oddity) => oddities.push(oddity));
  } catch (error) {
    expect(error).toMatchObject({ name: 'WrongFormat' });
    return (error as Error).message;
  }
  return oddities.map((oddity) => `note: ${oddity}`).join('; ');
};

describe('readZip', () => {
  it('gives back what was packed, with folders and empty files', async () => {
    const files = new Map([
      ['folder/', new Uint8Array()],
      ['folder/a.txt', encode('text')],
      ['empty', new Uint8Array()],
      ['é.txt', encode('é')],
    ]);
    expect(await readZip(writeZip(files))).toEqual(files);
    expect(await readZip(zipSync(Object.fromEntries(files), { level: 0 }))).toEqual(files);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', encode(''), /^it is no whole zip: /],
    ['a text', encode('hello'), /^it is no whole zip: /],
    ['the beginning of a zip', encode('PK\u0003\u0004'), /^it is no whole zip: /],
    ['a byte less at the end', small.slice(0, -1), /^it is no whole zip: /],
    ['half of it', small.slice(0, small.length / 2), /^it is no whole zip: /],
    ['a byte more at the end', new Uint8Array([...small, 0]), /^it is no whole zip: Invalid comment length/],
    ['a byte less at the beginning', small.slice(1), /^it is no whole zip: |differ|share bytes/],
    ['a byte more at the beginning', new Uint8Array([0, ...small]), /^it is no whole zip: /],
    ['another CRC-32 in the directory', patched(central, 16, flip(1)), /a\.txt: its header .* differ in its CRC-32/],
    ['another CRC-32 in the header', patched(local, 14, flip(1)), /differ in its CRC-32/],
    ['another packed size in the header', patched(local, 18, flip(1)), /differ in its packed size/],
    ['another size in the header', patched(local, 22, flip(1)), /differ in its size/],
    ['another method in the header', patched(local, 8, () => 0), /differ in its method/],
    ['another name in the header', patched(local, 30, flip(1)), /differ in its name/],
    ['encryption in the header', patched(local, 6, flip(1)), /differ in its encryption/],
    ['encryption', patched(central, 8, flip(1)), /^a\.txt is encrypted$/],
    ['strong encryption', patched(central, 8, flip(0x40)), /strong encryption/],
    [
      'a method that nobody knows',
      patched(
        local,
        8,
        () => 9,
        patched(central, 10, () => 9),
      ),
      /packed by method 9; only 0 \(stored\) and 8 \(Deflate\) are read here/,
    ],
    ['two files at one place', patched(central, 42, () => 0, small, 1), /differ in its name/],
    ['another size of the directory', patched(end, 12, flip(1)), /another size of its directory/],
    ['another number of files on the disk', patched(end, 8, flip(1)), /another size of its directory/],
    ['a file less', patched(end, 10, () => 1), /another size of its directory/],
    ['a file more', patched(end, 10, () => 3), /^it is no whole zip: /],
    ['several disks', patched(end, 4, () => 1), /multi-disk/],
    ['a path that leads upwards', renamed('b/c.txt', '../.txt'), /^the path \.\.\/\.txt leads out of the zip$/],
    ['a path that leads upwards with a backslash', renamed('b/c.txt', '..\\.txt'), /leads out of the zip$/],
    ['an absolute path', renamed('b/c.txt', '/bc.txt'), /^the path \/bc\.txt leads out of the zip$/],
    ['an absolute path of Windows', renamed('b/c.txt', 'C:\\.txt'), /leads out of the zip$/],
    ['a name with a zero byte', renamed('b/c.txt', 'b\0c.txt'), /^the name of a file is "b\\u0000c\.txt"$/],
    [
      'a name that is marked as UTF-8 and is none',
      patched(local, 6, flip(0x800), patched(central, 8, flip(0x800), renamed('b/c.txt', 'b\xe9c.txt'), 1), 1),
      /^the name of a file is not UTF-8: béc\.txt$/,
    ],
    ['a comment', commented('packed by me'), /^$/],
    ['a comment with the signature of an end', commented('PK\x05\x06 x'), /^$/],
    ['such a comment in zip64', commented('PK\x05\x06 x', asZip64()), /^$/],
    ['a flag in the header alone', patched(local, 6, flip(0x800)), /^note: a\.txt: its header .* differ in its flags$/],
    ['a version in the header alone', patched(local, 4, flip(1)), /^note: .* differ in its version$/],
    ['another time in the header', patched(local, 10, flip(1)), /^note: .* differ in its time$/],
    ['another date in the header', patched(local, 12, flip(1)), /^note: .* differ in its date$/],
    ['no fault', small, /^$/],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toMatch(problem);
  });

  it('reads zip64, and holds its end against the directory as well', async () => {
    expect(await readZip(asZip64())).toEqual(await readZip(small));
    const record = 0x06064b50;
    expect(await problemOf(patched(record, 40, flip(1), asZip64()))).toContain('another size of its directory');
    expect(await problemOf(patched(record, 24, flip(1), asZip64()))).toContain('another size of its directory');
    expect(await problemOf(patched(record, 32, () => 1, asZip64()))).toContain('another size of its directory');
    expect(await problemOf(patched(0x07064b50, 8, flip(1), asZip64()))).toMatch(/^it is no whole zip: /);
  });

  it('leaves a zip inside a zip packed, and takes both from one budget', async () => {
    const outer = writeZip(new Map([['inner.zip', asZip64()]]));
    const inner = (await readZip(outer)).get('inner.zip') as Uint8Array;
    expect([...(await readZip(inner)).keys()]).toEqual(['a.txt', 'b/c.txt']);
    const budget = new Budget({ files: 2 });
    await readZip(outer, budget);
    expect(await problemOf(inner, budget)).toContain('more than 2 files, zips inside it included');
  });

  it('reads names that are not marked as UTF-8 as such where they are, and else as code page 437', async () => {
    const names = async (name: string) => [...(await readZip(renamed('b/c.txt', name))).keys()];
    expect(await names('b\xc3\xa9.txt')).toEqual(['a.txt', 'bé.txt']);
    expect(await names('b\x9ac.txt')).toEqual(['a.txt', 'bÜc.txt']);
  });

  it('refuses a file that is there twice, and takes names that differ in their letter case', async () => {
    const bytes = writeZip(new Map(['a.json', 'A.json'].map((name) => [name, encode(name)])));
    expect([...(await readZip(bytes)).keys()]).toEqual(['a.json', 'A.json']);
    expect(await problemOf(renamed('A.json', 'a.json', bytes))).toBe('it holds a.json twice');
  });

  it('takes a zip whose sizes follow the data, as streams write it', async () => {
    // Sizes and CRC-32 in the header are 0 then, and a record of 16 bytes follows the data.
    const [first = 0, second = 0] = placesOf(small, local);
    const header = small.slice(first, second);
    const view = new DataView(header.buffer);
    const descriptor = new Uint8Array([0x50, 0x4b, 7, 8, ...header.slice(14, 26)]);
    view.setUint16(6, view.getUint16(6, true) | 8, true);
    header.fill(0, 14, 26);
    const moved = new Uint8Array([...header, ...descriptor, ...small.slice(second)]);
    const shift = (bytes: Uint8Array, signature: number, offset: number, index = 0) =>
      patched(signature, offset, (value) => value + 16, bytes, index);
    const bytes = patched(central, 8, (flags) => flags | 8, shift(shift(moved, end, 16), central, 42, 1));
    expect(await problemOf(bytes)).toBe('');
    expect([...(await readZip(bytes)).keys()]).toEqual(['a.txt', 'b/c.txt']);
  });

  it('says what it finds between the files', async () => {
    const [, second = 0] = placesOf(small, local);
    const moved = new Uint8Array([...small.slice(0, second), 1, 2, 3, ...small.slice(second)]);
    const shift = (bytes: Uint8Array, signature: number, offset: number, index = 0) =>
      patched(signature, offset, (value) => value + 3, bytes, index);
    expect(await problemOf(shift(shift(moved, end, 16), central, 42, 1))).toBe(
      'note: 3 of its bytes belong to no file',
    );
  });

  it('notices every damaged bit of files, names, sizes and sums', { timeout: 60_000 }, async () => {
    const bytes = artifactFiles().get('CQCData.zip') as Uint8Array;
    const [directory = 0] = placesOf(bytes, central);
    const whole = await readZip(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(directory - 1), fc.nat(7), async (place, bit) => {
        const copy = bytes.slice();
        copy[place] = (copy[place] as number) ^ (1 << bit);
        // The last bits of packed data may mean nothing.
        if ((await problemOf(copy)) === '') expect(await readZip(copy)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await problemOf(bytes.slice(0, length))).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });
});

describe('the budget of a check', () => {
  const zip = writeZip(
    new Map([
      ['a', new Uint8Array(600)],
      ['b', new Uint8Array(424)],
    ]),
  );

  it.each([
    ['as many bytes as may be', { bytes: 1024 }, ''],
    ['a byte more', { bytes: 1023 }, /^it unpacks to more than .* MB, zips inside it included$/],
    ['as many files as may be', { files: 2 }, ''],
    ['a file more', { files: 1 }, /^it holds more than 1 files, zips inside it included$/],
  ])('%s', async (_, limits, problem) => {
    expect(await problemOf(zip, new Budget(limits))).toMatch(problem);
  });

  it('is one for all zips that are read with it', async () => {
    const budget = new Budget({ bytes: 1500 });
    expect(await problemOf(zip, budget)).toBe('');
    expect(await problemOf(zip, budget)).toMatch(/^it unpacks to more than/);
  });

  it('ends after a time', () => {
    let now = 5000;
    const budget = new Budget({ seconds: 2 }, () => now);
    now = 7000;
    expect(() => budget.checkTime()).not.toThrow();
    now = 7001;
    expect(() => budget.checkTime()).toThrow(/^its check was stopped after 2 seconds; the rest was not looked at$/);
  });

  it('takes what the directory says before anything is unpacked', async () => {
    const bytes = patched(
      central,
      26,
      () => 0x7fff,
      patched(local, 24, () => 0x7fff),
    );
    expect(await problemOf(bytes)).toMatch(/^it unpacks to more than 256 MB/);
  });

  it('does not unpack more than the directory says', async () => {
    const bomb = zipSync({ a: new Uint8Array(50 * 1024 * 1024) });
    const bytes = patched(
      central,
      26,
      () => 0,
      patched(local, 24, () => 0, bomb),
      0,
    );
    expect(bomb.length).toBeLessThan(200_000);
    expect(await problemOf(bytes)).toMatch(/^a is damaged: |differ/);
  });
});
