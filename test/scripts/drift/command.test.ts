import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../../scripts/drift/command.ts';
import { readRecordings } from '../../../scripts/drift/read-recordings.ts';
import { run } from '../../run.ts';

const parent = mkdtempSync(join(tmpdir(), 'cqc-data-drift-'));
const folder = join(parent, 'recorded');
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(parent, { recursive: true }));

/** Writes files into the folder; a value that is no text becomes JSON. */
function lay(files: Record<string, unknown>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const location = { locationId: '1-1', careHome: 'Y' };
/** Bodies with a number of differences, each a field of its own. */
const bodyWith = (differences: number) =>
  Object.assign({ ...location }, ...Array.from({ length: differences }, (_, odd) => ({ [`odd${odd}`]: odd })));

describe('npm run drift', () => {
  it('says that nothing differs, and counts error answers apart', async () => {
    lay({ 'a.json': location, 'b.json': { message: 'No location' }, 'notes.txt': 'no body' });
    expect(await run(command, '--from', folder)).toEqual({
      code: 0,
      out: `${folder}: 1 bodies, 1 error answers, 0 differences\n`,
      err: '',
    });
  });

  it.each([
    ['error answers alone', { 'a.json': { message: 'No location' } }],
    ['a recorded folder without bodies', { 'recorded.json': { asked: {}, outside: {} } }],
  ])('does not pass %s for no difference', async (_, files) => {
    lay(files);
    const { code, err } = await run(command, '--from', folder);
    expect([code, err]).toEqual([
      2,
      `error: ${folder}: holds no body of CQC, so nothing was compared. Give another one.\n`,
    ]);
  });

  it('reads a recorded folder as what it is: by the places of its bodies, without what is no body', async () => {
    const files = {
      'recorded.json': { asked: {}, outside: {} },
      'changes.json': { events: [] },
      'inspection-areas.json': { inspectionAreas: [], odd: 1 },
      'locations/1-1.json': { organisationId: '1-1' },
      'providers/1-2.json': { locationId: '1-2' },
      'reports/x/report.txt': 'no body',
    };
    lay(files);
    const { code, out, err } = await run(command, '--from', folder);
    expect([code, out]).toEqual([1, `${folder}: 3 bodies, 0 error answers, 3 differences\n`]);
    for (const place of ['InspectionAreas /odd', 'LocationDetails /organisationId', 'ProviderDetails /locationId'])
      expect(err).toContain(`unknown-field ${place}: 1 times`);
  });

  it('says where a body differs, in which file, and what to do', async () => {
    lay({ 'a.json': { ...location, odd: 1 } });
    expect(await run(command, '--from', folder)).toEqual({
      code: 1,
      out: `${folder}: 1 bodies, 0 error answers, 1 differences\n`,
      err:
        `unknown-field LocationDetails /odd: 1 times, such as 1 in ${join(folder, 'a.json')}. ` +
        'Add it to apiDefinition.swagger.json.\n',
    });
  });

  it.each([
    ['LocationDetails /latestRating', { ...location, latestRating: 'Good' }],
    ['Locations /value', { total: 1, page: 1, perPage: 1, totalPages: 1, value: [] }],
  ])("says of %s, which the script adds, that the bodies are not CQC's", async (place, body) => {
    lay({ 'a.json': body });
    const { err } = await run(command, '--from', folder, '--operation', place.split(' ')[0] ?? '');
    expect(err).toContain(`unknown-field ${place}: `);
    expect(err).toContain('The script puts it there: give bodies as CQC answers them.');
    expect(err).not.toContain('Add it');
  });

  it.each([
    ['type-mismatch', { ...location, name: 4 }, 'Correct the type in apiDefinition.swagger.json.'],
    ['enum-mismatch', { ...location, region: 'Wales' }, 'Add the value to the enum in apiDefinition.swagger.json.'],
    [
      'format-mismatch',
      { ...location, registrationDate: '1/2/2020' },
      'Drop the format in apiDefinition.swagger.json.',
    ],
    ['unknown-body', {}, 'Name its operation with --operation.'],
  ])('advises for a %s', async (kind, body, advice) => {
    lay({ 'a.json': body });
    const { err } = await run(command, '--from', folder);
    expect(err.startsWith(`${kind} `)).toBe(true);
    expect(err.endsWith(` ${advice}\n`)).toBe(true);
  });

  it.each([
    [200, 200, undefined],
    [201, 200, '… and 1 more differences.'],
  ])('of %i differences it shows %i', async (differences, shown, rest) => {
    lay({ 'a.json': bodyWith(differences) });
    const { code, out, err } = await run(command, '--from', folder);
    const lines = err.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(out).toContain(` ${differences} differences\n`);
    expect(lines.filter((line) => line.startsWith('unknown-field '))).toHaveLength(shown);
    expect(lines[shown]).toBe(rest);
  });

  it('takes the operation that is named, for a body that looks like another', async () => {
    lay({ 'a.json': { locations: [] } });
    expect((await run(command, '--from', folder, '--operation', 'Locations')).code).toBe(0);
    expect((await run(command, '--from', folder, '--operation', 'Providers')).err).toMatch(
      /^unknown-field Providers \/locations: /,
    );
  });

  it.each([
    [
      'no folder',
      [],
      '--from is missing. Give the folder that holds recorded bodies, or --live. See npm run drift -- --help.',
    ],
    [
      'an operation that answers no JSON',
      ['--from', parent, '--operation', 'MainReport'],
      '--operation MainReport answers no JSON. Leave it out, or name the operation of the bodies. ' +
        'See npm run drift -- --help.',
    ],
  ])('refuses %s', async (_, args, sentence) => {
    expect(await run(command, ...args)).toEqual({ code: 2, out: '', err: `error: ${sentence}\n` });
  });

  it('says what its exit codes mean', async () => {
    const { out } = await run(command, '--help');
    expect(out).toMatch(/\nExit code: 0 no difference, 1 any difference, 2 it could not be done\.\n$/);
  });

  it('refuses an operation that there is not', async () => {
    const { code, out, err } = await run(command, '--from', parent, '--operation', 'Location');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: .*\bLocation\b/);
  });
});

describe('readRecordings', () => {
  it('reads the JSON files of a folder and of those below it, by their names', () => {
    lay({ 'c.json': 3, 'a.json': 1, 'b/b.json': 2, 'a.json.txt': 'no body', '.json/d.txt': 'no body' });
    expect([...readRecordings(folder)]).toEqual(
      ['a.json', 'b/b.json', 'c.json'].map((name, index) => ({ file: join(folder, name), body: index + 1 })),
    );
  });

  it('passes over a byte order mark at the beginning, and leaves others alone', () => {
    lay({ 'a.json': '\ufeff{"name":"a\ufeff"}', 'b.json': '{"name":"\ufeff"}' });
    expect([...readRecordings(folder)].map(({ body }) => body)).toEqual([{ name: 'a\ufeff' }, { name: '\ufeff' }]);
  });

  it('refuses a folder that is not there, a file, and a folder without bodies', () => {
    expect(() => [...readRecordings(folder)]).toThrow(`${folder}: no such folder. Give the one`);
    lay({ 'notes.txt': '' });
    expect(() => [...readRecordings(join(folder, 'notes.txt'))]).toThrow('notes.txt: no such folder. Give the one');
    expect(() => [...readRecordings(folder)]).toThrow(`${folder}: no JSON files. Give the folder`);
  });

  it('refuses a body that is larger than any answer of CQC', () => {
    lay({ 'a.json': 1 });
    truncateSync(join(folder, 'a.json'), 64 * 1024 * 1024 + 1);
    expect(() => [...readRecordings(folder)]).toThrow(/a\.json: .*no answer of CQC is that large/);
  });

  it('names the file that is no JSON', () => {
    lay({ 'a.json': 1, 'b.json': '{' });
    expect(() => [...readRecordings(folder)]).toThrow(/b\.json:1:2: not valid JSON/);
  });
});
