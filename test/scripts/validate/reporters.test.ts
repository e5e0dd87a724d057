import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ruleNamed } from '../../../scripts/rules/index.ts';
import { command } from '../../../scripts/validate/command.ts';
import { run as runIn } from '../../run.ts';
import { exampleFolder, faultyDefinition } from './example-folder.ts';

const { folder, connector, remove } = exampleFolder();
afterAll(remove);
const run = (...args: string[]) => runIn(command, ...args);

const faulty = connector('faulty', faultyDefinition);
const file = join(faulty, 'apiDefinition.swagger.json');
/** As it is said: relative where that is shorter, which depends on where the checkout lies. */
const shown = relative('.', file).length > file.length ? file : relative('.', file);
connector('tree/a', faultyDefinition);
connector('tree/b', faultyDefinition);
connector('tree/c');
const tree = join(folder, 'tree');

describe('--format text', () => {
  const error =
    '  error   28:17   GetItem: The summary contains "&". Say it in words. (RestrictedCharactersInSummary)\n';
  const warning =
    '  warning 32:21   GetItem, parameter itemId: x-ms-url-encoding is missing. Add "x-ms-url-encoding": "single". (PathParameterMissingEncoding)\n';
  const advice =
    '  advice  29:17   GetItem: The description "Returns one item of the register" does not end like a sentence. End it with a full stop. (DescriptionNotSentence)\n';
  const head = 'By rule, which --explain RULE says more of:\n';
  const counts = {
    error: '  error   1 RestrictedCharactersInSummary\n',
    warning: '  warning 1 PathParameterMissingEncoding\n',
    advice: '  advice  1 DescriptionNotSentence\n',
  };

  it.each([
    [
      'errors and warnings by themselves, with a count of what is hidden',
      [],
      `${error}${warning}${head}${counts.error}${counts.warning}Not shown: 1 advice. --level advice shows them.\n`,
    ],
    [
      'errors alone',
      ['--level', 'error'],
      `${error}${head}${counts.error}Not shown: 1 advice, 1 warning. --level advice shows them.\n`,
    ],
    ['everything', ['--level', 'advice'], `${error}${warning}${advice}${head}${Object.values(counts).join('')}`],
    [
      'the gravest one, while all are counted',
      ['--level', 'advice', '--max-findings', '1'],
      `${error}${head}${Object.values(counts).join('')}2 more findings not shown; --max-findings sets how many are.\n`,
    ],
  ])('shows %s', async (_name, args, expected) => {
    const { code, out, err } = await run(faulty, ...args);
    expect(err).toBe(`${shown}\n${expected}`);
    expect(out).toBe(`${shown}: 1 operation, 1 error, 1 warning, 1 advice\n`);
    expect(code).toBe(1);
  });

  it('names files from where one stands', async () => {
    const { out } = await run(join(process.cwd(), 'apiDefinition.swagger.json'));
    expect(out).toMatch(/^apiDefinition\.swagger\.json: /);
  });

  it('adds rules and connectors up over a tree, and --max-findings counts over all of it', async () => {
    const { out, err } = await run(tree, '--max-findings', '3');
    expect(err.match(/^ {2}(error|warning) +\d+:/gm)).toHaveLength(3);
    expect(err).toContain('  error   2 RestrictedCharactersInSummary\n  warning 2 PathParameterMissingEncoding\n');
    expect(err).toContain('1 more finding not shown');
    expect(out.trim().split('\n').at(-1)).toBe('3 connectors, 2 errors, 2 warnings');
  });

  it('says nothing about rules where nothing was found', async () => {
    expect((await run(join(tree, 'c'))).err).toBe('');
  });
});

describe('the formats for machines', () => {
  it('lines holds every finding as file:line:column severity rule pointer: message', async () => {
    const { err } = await run(faulty, '--format', 'lines');
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain(
      `${shown}:28:17 error RestrictedCharactersInSummary #/paths/~1items~1{itemId}/get/summary: GetItem: The summary contains "&". Say it in words.\n`,
    );
  });

  it('json holds every finding of every connector with evidence and source', async () => {
    const { out, err } = await run(tree, '--format', 'json');
    expect(err).toBe('');
    const { connectors, totals } = JSON.parse(out);
    expect(totals).toEqual({ errors: 2, warnings: 2, advice: 2 });
    expect(connectors.map(({ findings }: { findings: unknown[] }) => findings.length)).toEqual([3, 3, 0]);
    const { evidence, source } = ruleNamed('RestrictedCharactersInSummary');
    expect(connectors[0].findings[0]).toMatchObject({ rule: 'RestrictedCharactersInSummary', evidence, source });
  });

  it('table counts findings and shares of connectors', async () => {
    expect((await run(tree, '--format', 'table')).out).toContain(
      '| RestrictedCharactersInSummary | error | E! | 2 | 66.7 % | 2 |\n',
    );
  });

  it.each(['lines', 'json', 'table'])('%s refuses what is for the text', async (format) => {
    for (const args of [
      ['--level', 'error'],
      ['--max-findings', '3'],
    ]) {
      expect(await run(faulty, '--format', format, ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`${format} holds every finding`),
      });
    }
  });
});

describe('an accepted list with a baseline', () => {
  const path = connector('accepting');
  const older = readFileSync(join(path, 'apiDefinition.swagger.json'), 'utf8');
  const write = (name: string, text: string) => writeFileSync(join(path, name), text);
  write('older.json', older);
  write('other.json', older.replace('"Care Register"', '"Old Register"'));
  write('same.json', older);
  const breakingChanges = [{ rule: 'ServiceAddressChanged', pointer: '#/host', reason: 'It moved.' }];

  it.each([
    ['its own baseline', { baseline: 'older.json' }, 'older.json', true],
    ['a copy of its baseline', { baseline: 'older.json' }, 'same.json', true],
    ['another file', { baseline: 'older.json' }, 'other.json', false],
    ['any file, where it names no baseline', {}, 'other.json', true],
  ])('against %s', async (_name, baseline, against, isStale) => {
    write('accepted-findings.json', JSON.stringify({ ...baseline, breakingChanges }));
    const { err } = await run(path, '--against', join(path, against));
    expect(err.includes('AcceptedFindingStale')).toBe(isStale);
  });

  it('says of a baseline that is not there', async () => {
    write('accepted-findings.json', JSON.stringify({ baseline: 'gone.json', breakingChanges }));
    const { code, err } = await run(path, '--against', join(path, 'older.json'));
    expect(code).toBe(2);
    expect(err).toMatch(/gone\.json\n +error +1:1 +Not checked: cannot be read/);
  });
});
