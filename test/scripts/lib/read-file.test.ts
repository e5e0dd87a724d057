import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UnreadableError } from '../../../scripts/lib/file-errors.ts';
import { readFolder } from '../../../scripts/lib/file-tree.ts';
import { listFiles } from '../../../scripts/lib/list-files.ts';
import { parseNamedJson, readNamedFile, readNamedJson, readNamedText } from '../../../scripts/lib/read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => join(folder, name);
const write = (name: string, content: string | Buffer) => {
  writeFileSync(place(name), content);
  return place(name);
};
const isWindows = process.platform === 'win32';
const limit = { bytes: 10, reason: 'ten bytes do' };

describe('a file that somebody names', () => {
  it('is read up to its limit', () => {
    expect(readNamedFile(write('ten', '0123456789'), limit).toString()).toBe('0123456789');
    expect(readNamedFile(write('empty', ''), limit)).toHaveLength(0);
    expect(() => readNamedFile(write('eleven', '01234567890'), limit)).toThrow(
      'eleven: 1 MB, and ten bytes do. Make the file smaller; it was not read.',
    );
  });

  it.each([1, 4096, 65_535, 65_536, 65_537, 200_000])(
    'of %i bytes stays what it was when the next one is read',
    (size) => {
      const wide = { bytes: 1_000_000, reason: '' };
      const [first, second] = ['a', 'b'].map((letter) => readNamedFile(write(letter, letter.repeat(size)), wide));
      expect([first?.toString(), second?.toString()]).toEqual(['a'.repeat(size), 'b'.repeat(size)]);
      expect(readNamedText(place('a'))).toBe('a'.repeat(size));
    },
  );

  it('may be a symbolic link to one', () => {
    symlinkSync(write('real', 'text'), place('link'));
    expect(readNamedText(place('link'))).toBe('text');
  });

  it.skipIf(isWindows)('is no pipe, whoever writes to it or not', () => {
    execFileSync('mkfifo', [place('pipe')]);
    expect(() => readNamedFile(place('pipe'), limit)).toThrow('pipe: is a pipe. Name a file.');
  });

  it.skipIf(isWindows)('is no device', () => {
    symlinkSync('/dev/zero', place('zero'));
    expect(() => readNamedFile(place('zero'), limit)).toThrow('zero: is a device. Name a file.');
  });

  it.skipIf(isWindows)('is no socket', async () => {
    const server = createServer().listen(place('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(() => readNamedFile(place('socket'), limit)).toThrow('socket: is a socket. Name a file.');
    server.close();
  });

  it.skipIf(process.platform !== 'linux')('is not trusted to be as small as it says', () => {
    expect(readNamedFile('/proc/self/status', { bytes: 100_000, reason: '' }).length).toBeGreaterThan(100);
    expect(() => readNamedFile('/proc/self/status', limit)).toThrow('ten bytes do');
  });

  it.each([
    [
      'nowhere',
      () => place('nowhere'),
      /cannot be read \(ENOENT\): there is no such file or folder\. Check the path\./,
    ],
    ['a folder', () => folder, /cannot be read \(EISDIR\): it is a folder\. Name a file\./],
    ['a path through a file', () => join(write('file', ''), 'x'), /cannot be read \(ENOTDIR\): a part of the path/],
    [
      'a name that was not UTF-8',
      () => place('caf\ufffd'),
      /cannot be read: a name in the path is not UTF-8\. Rename it\./,
    ],
    ['a link to nothing', () => link('gone', 'to-nothing'), /cannot be read \(ENOENT\)/],
    ['a link to itself', () => link('self', 'self'), /cannot be read \(ELOOP\): its symbolic links lead in a circle/],
    ['a name that is too long', () => place('x'.repeat(300)), /cannot be read \(ENAMETOOLONG\)/],
  ])('is said not to be read: %s', (_name, path, message) => {
    const named = path();
    expect(() => readNamedFile(named, limit)).toThrow(UnreadableError);
    expect(() => readNamedFile(named, limit)).toThrow(message);
    expect(() => readNamedFile(named, limit)).toThrow(named);
  });

  it.skipIf(isWindows || process.getuid?.() === 0)('is said not to be for this user', () => {
    chmodSync(write('secret', 'x'), 0);
    expect(() => readNamedFile(place('secret'), limit)).toThrow(/cannot be read \(EACCES\): you have no right/);
  });

  function link(target: string, name: string): string {
    symlinkSync(place(target), place(name));
    return place(name);
  }
});

describe('a text that somebody names', () => {
  const utf32 = (text: string) => Buffer.from(Uint32Array.from(text, (one) => one.codePointAt(0) ?? 0).buffer);

  it.each([
    ['without a byte order mark', 'Ä'],
    ['with one', '\ufeffÄ'],
  ])('is read %s', (_name, text) => {
    expect(readNamedText(write('text', text))).toBe('Ä');
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffab', 'utf16le'), ':1:1: is UTF-16. Save it as UTF-8.'],
    ['UTF-16 without one', Buffer.from('ab', 'utf16le'), ':1:1: is UTF-16. Save it as UTF-8.'],
    ['UTF-32 with a mark', utf32('\ufeffab'), ':1:1: is UTF-32. Save it as UTF-8.'],
    ['UTF-32 without one', utf32('ab'), ':1:1: is UTF-32. Save it as UTF-8.'],
    ['UTF-32, the other way round', utf32('\ufeffab').swap32(), ':1:1: is UTF-32. Save it as UTF-8.'],
    ['UTF-32, the other way round, without a mark', utf32('ab').swap32(), ':1:1: is UTF-32. Save it as UTF-8.'],
    ['UTF-16, the other way round', Buffer.from('\ufeffab', 'utf16le').swap16(), ':1:1: is UTF-16.'],
    ['Latin-1', Buffer.from('a\nb\nö', 'latin1'), ':3:1: is not UTF-8. Save it as UTF-8.'],
    ['Latin-1 in the middle', Buffer.from('ä\nb\n', 'latin1'), ':1:1: is not UTF-8.'],
    ['a character that is cut off', Buffer.from([0x61, 0xe2, 0x82]), ':1:2: is not UTF-8.'],
  ])('is named when it is %s', (_name, bytes, message) => {
    const file = write('text', bytes);
    expect(() => readNamedText(file)).toThrow(`${file}${message}`);
  });
});

describe('a JSON file that somebody names', () => {
  it('is read, with a byte order mark as well', () => {
    expect(readNamedJson(write('a.json', '\ufeff{"a":[1,"[{\\""]}'))).toEqual({ a: [1, '[{"'] });
  });

  it.each([
    ['', ':1:1: not valid JSON (found the end of the file where a value was expected). Correct it.'],
    ['{\n  "a": }', ':2:8: not valid JSON (found "}" where a value was expected).'],
    ['{"a":1', ':1:7: not valid JSON (found the end of the file where'],
    ['<html>', ':1:1: not valid JSON (found '],
    ['"\n"', ':1:1: not valid JSON (found the text "" without its closing quote'],
    ['[01]', ':1:'],
    ['["\\x"]', ':1:'],
    ['[NaN]', ':1:'],
    ['[1] [2]', ':1:5: not valid JSON (found "["'],
  ])('names the place in %j', (text, message) => {
    const file = write('b.json', text);
    expect(() => readNamedJson(file)).toThrow(`${file}${message}`);
    expect(() => readNamedJson(file)).toThrow(/: not valid JSON \(found /);
  });

  it('never shows what stands in a secret one', () => {
    const file = write('c.json', '{"key": secret}');
    expect(() => readNamedJson(file, undefined, { isSecret: true })).toThrow(
      `${file}:1:9: not valid JSON. Correct it.`,
    );
  });

  it.each([
    ['200 levels', 200, false],
    ['201 levels', 201, true],
    ['a million levels', 1_000_000, true],
  ])('nests %s', (_name, depth, isRefused) => {
    for (const text of [
      '['.repeat(depth) + ']'.repeat(depth),
      `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
      '['.repeat(depth),
    ]) {
      const read = () => parseNamedJson('deep.json', text);
      if (isRefused)
        expect(read).toThrow(/^deep\.json:1:\d+: not valid JSON \(more than 200 levels of brackets\)\. Correct it\.$/);
      else if (text.endsWith('[')) expect(read).toThrow('not valid JSON');
      else expect(read).not.toThrow();
    }
  });

  it('counts no bracket in a text', () => {
    const texts = ['['.repeat(1000), '\\"[[[['.repeat(1000), '\\\\'.repeat(1000)];
    expect(parseNamedJson('a.json', JSON.stringify(texts))).toEqual(texts);
  });
});

describe('a folder that somebody names', () => {
  const make = (name: string, ...files: string[]) => {
    for (const file of files) {
      mkdirSync(join(place(name), file, '..'), { recursive: true });
      writeFileSync(join(place(name), file), file);
    }
    return place(name);
  };

  it('is listed with everything below it, sorted', () => {
    expect(listFiles(make('plain', 'b/c/d.json', 'a.json', 'b.json'))).toEqual(['a.json', 'b.json', 'b/c/d.json']);
  });

  it('is read once, however often links lead into it', () => {
    const loop = make('loop', 'a/b/one.json');
    for (const name of ['0-up', 'a/up', 'a/b/up']) symlinkSync(loop, join(loop, name), 'dir');
    symlinkSync(join(loop, 'a'), join(loop, '0-a'), 'dir');
    symlinkSync(join(loop, 'a/b/one.json'), join(loop, '0-one.json'));
    expect(listFiles(loop)).toEqual(['a/b/one.json']);
    expect([...readFolder(loop).keys()]).toEqual(['a/b/one.json']);
  });

  it('holds what links lead to outside of it', () => {
    const outside = make('outside', 'one.json', 'deep/two.json');
    const inside = make('inside', 'three.json');
    symlinkSync(join(outside, 'one.json'), join(inside, 'linked.json'));
    symlinkSync(join(outside, 'deep'), join(inside, 'linked'), 'dir');
    expect(listFiles(inside)).toEqual(['linked.json', 'linked/two.json', 'three.json']);
  });

  it('is refused with a link to nothing, because something would pass unread', () => {
    const broken = make('broken', 'a.json');
    symlinkSync(join(broken, 'gone'), join(broken, 'b.json'));
    expect(() => listFiles(broken)).toThrow(/b\.json: cannot be read \(ENOENT\)/);
  });

  it.skipIf(isWindows)('is not read with a pipe in it', () => {
    const piped = make('piped', 'a.json');
    execFileSync('mkfifo', [join(piped, 'b.json')]);
    expect(() => readFolder(piped)).toThrow(/b\.json: is a pipe\. Name a file\./);
  });

  it('is refused when it is none', () => {
    expect(() => listFiles(place('nowhere'))).toThrow(/nowhere: cannot be read \(ENOENT\)/);
    expect(() => listFiles(write('file', ''))).toThrow(/file: cannot be read \(ENOTDIR\)/);
  });
});
