import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../scripts/connector/connector-folder.ts';
import { definitionFile } from '../../../scripts/lib/definition.ts';
import { findRepeatedWord } from '../../../scripts/lib/repeated-word.ts';
import { listTokens, type Token } from '../../../scripts/lib/token-titles.ts';
import { checkTitles, measureTitles } from '../../../scripts/titles/check-titles.ts';
import { command } from '../../../scripts/titles/command.ts';
import { printTitles, printTitlesJson } from '../../../scripts/titles/print-titles.ts';
import { run } from '../../run.ts';

const own = listTokens(readJson(definitionFile).value);
const mend = 'Change the texts (x-ms-summary) of one level; `npm run titles` shows them all.';

describe('the titles of our own definition', () => {
  it('are those of every operation, the trigger too', () => {
    const operations = new Set(own.map(({ operationId }) => operationId));
    expect(operations.size).toBe(18);
    expect(own.find(({ path }) => path === '[].organisationId')).toMatchObject({
      operationId: 'OnOrganisationChanged',
      title: 'Organisation ID',
    });
  });

  it('repeat no word', () => {
    expect(
      own.map(({ title }) => title).filter((title) => findRepeatedWord(title)),
      mend,
    ).toEqual([]);
  });

  it('have at most 80 characters', () => {
    expect(
      own.map(({ title }) => title).filter(({ length }) => length > 80),
      mend,
    ).toEqual([]);
  });

  it('have at most 35 characters on average', () => {
    expect(measureTitles(own).mean, mend).toBeLessThanOrEqual(35);
  });

  it('are distinct within an operation', () => {
    const names = own.map(({ operationId, title }) => `${operationId}: ${title.toLowerCase()}`);
    expect(
      names.filter((name, index) => names.indexOf(name) !== index),
      mend,
    ).toEqual([]);
  });
});

const token = (title: string, more: Partial<Token> = {}): Token => ({
  ...{
    operationId: 'Homes',
    path: title,
    keys: [title],
    title,
    levels: title.split(' '),
    type: 'string',
    visibility: '',
    pointer: '/a',
  },
  ...more,
});

describe('checkTitles', () => {
  it.each([
    ['a word that is repeated', [token('Home Home ID')], '"Home Home ID" repeats "Home"'],
    ['81 characters', [token(`A ${'b'.repeat(79)}`), token('C'), token('D')], 'has 81 characters. Use at most 80.'],
    [
      'a title that stands twice',
      [token('ID', { path: 'a' }), token('Id', { path: 'b' })],
      '"Id" is the title of a as well',
    ],
    [
      'a reference that leads nowhere',
      [token('ID', { path: 'id', lost: '#/definitions/Id' })],
      'the reference "#/definitions/Id" of id leads nowhere. Define it or correct the reference.',
    ],
    ['a mean above 35', [token('a'.repeat(35)), token('b'.repeat(36))], 'Titles have 35.5 characters on average'],
  ])('finds %s', (_name, tokens, message) => {
    const found = checkTitles(tokens);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(message);
  });

  it.each([
    ['no titles', []],
    ['80 characters', [token('a'.repeat(80)), token('b'), token('c')]],
    ['a mean of 35', [token('a'.repeat(35))]],
    ['one title in two operations', [token('ID'), token('ID', { operationId: 'Other' })]],
  ])('takes %s', (_name, tokens) => {
    expect(checkTitles(tokens)).toEqual([]);
  });
});

describe('the command', () => {
  it('prints one line for each token, then one that sums up', () => {
    const { out, err } = printTitles('a.json', [
      token('Home ID', { path: '' }),
      token('Name', { visibility: 'advanced' }),
    ]);
    expect(out).toEqual([
      'Homes  Home ID  string  -         (body)',
      'Homes  Name     string  advanced  Name',
      'a.json: 2 tokens, mean 5.5 characters, longest 7, 0 stutters',
    ]);
    expect(err).toEqual([]);
  });

  it('prints findings apart, with operation and place', () => {
    expect(printTitles('a.json', [token('Home Home')]).err[0]).toMatch(
      /^a\.json Homes #\/a: "Home Home" repeats "Home"\./,
    );
  });

  it('prints tokens, measures and findings as JSON', () => {
    const { out } = printTitlesJson([token('Home Home')]);
    expect(JSON.parse(out.join(''))).toMatchObject({
      tokens: [{ title: 'Home Home' }],
      measures: { tokens: 1, mean: 9, longest: 9, stutters: 1 },
      findings: [{ operationId: 'Homes', path: 'Home Home', pointer: '/a' }],
    });
  });

  const operation = { get: { operationId: 'Homes', responses: {} } };
  it.each<[string, unknown, string]>([
    ['null', null, 'describes no operation. It needs paths of Swagger 2.0.'],
    ['a list', [operation], 'describes no operation.'],
    ['a text', 'swagger', 'describes no operation.'],
    ['a package', { name: 'a', version: '1.0.0' }, 'is no definition: it has neither "swagger" nor "paths".'],
    ['a definition without operations', { swagger: '2.0', paths: { '/homes': {} } }, 'describes no operation.'],
    ['paths of other things', { paths: { '@/*': ['src/*'], get: 'x' } }, 'describes no operation.'],
    [
      'OpenAPI 3',
      { openapi: '3.0.1', paths: { '/homes': operation } },
      'is written in version 3.0.1. It needs Swagger 2.0.',
    ],
    [
      'Swagger 1',
      { swagger: '1.2', paths: { '/homes': operation } },
      'is written in version 1.2. It needs Swagger 2.0.',
    ],
  ])('takes %s for no definition', async (_name, content, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), 'cqc-data-titles-'));
    const file = join(folder, 'a.json');
    writeFileSync(file, JSON.stringify(content));
    expect(await run(command, file)).toEqual({ code: 2, out: '', err: expect.stringContaining(`a.json: ${sentence}`) });
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['our own definition', [], 0, /0 stutters$/m],
    ['--json', ['--json'], 0, /"measures"/],
    ['--help', ['--help'], 0, /^npm run titles/],
    ['titles that stutter', ['test/scripts/titles/cases/stutter.json'], 1, /1 stutter$/m],
    ['a wrong option', ['--jsn'], 2, /See npm run titles -- --help\./],
    ['two files', ['a.json', 'b.json'], 2, /2 files are named/],
    ['a file that is not there', ['nowhere.json'], 2, /nowhere\.json: cannot be read \(ENOENT\)/],
    ['a file that is no JSON', ['README.md'], 2, /README\.md/],
  ])('ends for %s as it should', (_name, args, exitCode, printed) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/titles.ts', ...args], {
      encoding: 'utf8',
    });
    expect(stdout + stderr).toMatch(printed);
    expect(status).toBe(exitCode);
  });
});
