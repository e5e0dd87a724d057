import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FixtureError, readWorld } from '../../../mock-server/cqc-api/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'world-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pdf = '%PDF-1.7 and so on';
const files: Record<string, string> = {
  'providers/1-1.json': '{"providerId":"1-1"}',
  'locations/1-9.json': '{"locationId":"1-9"}',
  'locations/1-10.json': '{"locationId":"1-10"}',
  'locations/1-9-2.json': '{"locationId":"1-9-2"}', // as a file name before 1-9.json
  'locations/notes.txt': 'no document',
  'package.json': '{}',
  'NOTES.json': '{}',
  '2026-11.json': '{}',
  'locations/.old/1-8.json': '{"locationId":"1-8"}',
  'inspection-areas.json': '{"inspectionAreas":[]}',
  'changes.json': '{"events":[]}',
  'reports/one/report.pdf': pdf,
  'reports/one/report.txt': 'the words',
  'reports/one/Use of Resources.pdf': pdf,
  'reports/one/notes.md': 'no document',
  'old-locations/1-8.json': '{"locationId":"1-8"}',
  'reports/readme.txt': 'no report',
};

beforeEach(() => {
  rmSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) write(name, text);
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function problems(): string[] {
  try {
    readWorld(folder);
    return [];
  } catch (error) {
    if (error instanceof FixtureError) return error.problems;
    throw error;
  }
}

describe('a folder of fixtures', () => {
  it('gives its documents in the order of their ids as text, each with its file', () => {
    const world = readWorld(folder);
    expect(world.locations).toEqual([
      { id: '1-10', file: join(folder, 'locations/1-10.json'), body: { locationId: '1-10' } },
      { id: '1-9', file: join(folder, 'locations/1-9.json'), body: { locationId: '1-9' } },
      { id: '1-9-2', file: join(folder, 'locations/1-9-2.json'), body: { locationId: '1-9-2' } },
    ]);
    expect(world.providers.map(({ id }) => id)).toEqual(['1-1']);
    expect(world.taxonomy).toMatchObject({
      file: join(folder, 'inspection-areas.json'),
      body: { inspectionAreas: [] },
    });
    expect(world.changes.body).toEqual({ events: [] });
  });

  it('gives each report its PDF and, where there is one, its text', () => {
    const { reports } = readWorld(folder);
    expect([...reports.keys()]).toEqual(['one']);
    expect(reports.get('one')).toEqual(
      new Map([
        ['Use of Resources', { pdf: Buffer.from(pdf) }],
        ['', { pdf: Buffer.from(pdf), text: 'the words' }],
      ]),
    );
  });

  it.each(['providers', 'locations', 'reports'])('needs no %s', (name) => {
    rmSync(join(folder, name), { recursive: true });
    expect(problems()).toEqual([]);
  });
});

describe('what is wrong with a folder is one line that names the file', () => {
  it.each<[name: string, change: () => void, problem: string]>([
    ['no folder', () => rmSync(folder, { recursive: true }), `${folder}: no such folder. Give one with`],
    [
      'JSON cut short',
      () => write('locations/1-9.json', '{"locationId":'),
      `${join(folder, 'locations/1-9.json')}:1:15: not valid JSON`,
    ],
    [
      'no taxonomy',
      () => rmSync(join(folder, 'inspection-areas.json')),
      `${join(folder, 'inspection-areas.json')}: is missing. Add it, as mock-server/fixtures/inspection-areas.json is.`,
    ],
    [
      'no change log',
      () => rmSync(join(folder, 'changes.json')),
      `${join(folder, 'changes.json')}: is missing. Add it, as mock-server/fixtures/changes.json is.`,
    ],
    [
      'a file in place of a folder',
      () => {
        rmSync(join(folder, 'providers'), { recursive: true });
        write('providers', '');
      },
      `${join(folder, 'providers')}: is no folder. Put the files of its kind into one.`,
    ],
    [
      'a PDF that is none',
      () => write('reports/one/report.pdf', 'PDF-1.7'),
      `${join(folder, 'reports/one/report.pdf')}: is no PDF file. Put one there.`,
    ],
    [
      'neither providers nor locations',
      () => {
        rmSync(join(folder, 'providers'), { recursive: true });
        rmSync(join(folder, 'locations'), { recursive: true });
      },
      `${folder}: no providers/*.json and no locations/*.json.`,
    ],
  ])('%s', (_name, change, problem) => {
    change();
    expect(problems()).toEqual([expect.stringContaining(problem)]);
    mkdirSync(folder, { recursive: true });
  });

  it.each([
    [
      'locations/1-4.JSON',
      'End its name with .json, in small letters and with nothing behind it; Windows may not show a .txt there.',
    ],
    [
      'locations/1-4.json.txt',
      'End its name with .json, in small letters and with nothing behind it; Windows may not show a .txt there.',
    ],
    ['1-4.json', 'Put it into locations or providers, or take it out.'],
    ['RM3A.json.txt', 'Put it into locations or providers, or take it out.'],
    ['locations/sub/1-5.json', 'Put its files beside it, or take it out.', 'locations/sub'],
    ['providers/old.json/1-8.json', 'Put its files beside it, or take it out.', 'providers/old.json'],
    ['location/1-5.json', 'Name it locations, or take it out.', 'location'],
    ['Provider/1-5.json', 'Name it providers, or take it out.', 'Provider'],
    ['change.json', 'Name it changes.json, or take it out.'],
    ['changes.json.txt', 'Name it changes.json, or take it out.'],
    ['reports/two.pdf', 'Put it into a folder named after the link id of the report.'],
    ['reports/one/Letter.PDF', 'End its name with .pdf or .txt, in small letters.'],
    ['reports/one/left over.txt', 'Put the PDF with the same name beside it, or take it out.'],
    ['reports/one/more/Letter.pdf', 'Put its files beside it, or take it out.', 'reports/one/more'],
  ])('%s, which nobody reads', (name, advice, entry = name) => {
    write(name, '{}');
    expect(problems()).toEqual([`${join(folder, entry)}: is not read. ${advice}`]);
  });

  it.each(['locations/._1-9.json', 'locations/~$1-9.json', 'reports/one/._report.pdf', 'reports/one/.report.txt'])(
    '%s, which a system or a program lays down, is passed over',
    (name) => {
      write(name, '\0\x05\x16\x07');
      expect(problems()).toEqual([]);
    },
  );

  it.skipIf(process.platform === 'win32')('a link that leads nowhere is told as one', () => {
    symlinkSync('nowhere', join(folder, 'locations/1-4.json'));
    symlinkSync('nowhere', join(folder, 'locations/.#1-9.json'));
    expect(problems()).toEqual([expect.stringContaining('1-4.json: cannot be read (ENOENT): it is a link to nowhere')]);
  });

  it('a file in place of the whole folder', () => {
    expect(() => readWorld(join(folder, 'changes.json'))).toThrow('changes.json: no such folder.');
  });

  it('all problems are found at once', () => {
    write('locations/1-9.json', '{');
    write('changes.json', '{');
    expect(problems()).toHaveLength(2);
  });
});

describe('a message', () => {
  const lines = (count: number) => Array.from({ length: count }, (_line, index) => `problem ${index}`);

  it.each([
    [1, 1, 'problem 0'],
    [20, 20, 'problem 19'],
    [21, 21, '… and 1 more.'],
    [50, 21, '… and 30 more.'],
  ])('of %i problems has %i lines, the last of them %s', (count, shown, last) => {
    const error = new FixtureError(lines(count));
    expect(error.message.split('\n')).toHaveLength(shown);
    expect(error.message.split('\n').at(-1)).toBe(last);
    expect(error.problems).toHaveLength(count);
  });
});
