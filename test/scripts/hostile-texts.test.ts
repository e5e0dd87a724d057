import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Writable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type Command, runCommand } from '../../scripts/lib/command.ts';
import { createTerminal } from '../../scripts/lib/terminal.ts';
import { buildExample } from '../../scripts/rules/example-connector.ts';

/**
 * What a terminal or the log of a build would obey: colours, a bell, a forged line, a command of GitHub Actions and two of
 * Azure Pipelines, a turned direction of reading.
 */
const hostile = 'x\u001b[31m\u0007\r\n::error::forged\n##[error]a ##vso[task.complete]b\u202egpj';
/** Files cannot be called so on Windows. */
const isNameable = process.platform !== 'win32';
const folder = mkdtempSync(join(tmpdir(), 'cqc-data-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A new folder with files in it. */
function make(name: string, files: Record<string, string | Uint8Array>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

/** Runs a verb as its process would, with a terminal that writes where the test can read it. */
async function run(load: () => Promise<{ command: Command }>, args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const { command } = await load();
  const code = await runCommand(command, args, createTerminal(stream, stream));
  return { code, text };
}

/** Lines that a log would take for commands, and characters that a terminal would act upon. */
function findDangers(text: string): string[] {
  const commands = text.split('\n').filter((line) => /^\s*::|##\[|##vso\[/i.test(line));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return [...commands, ...(text.match(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2028\u2029]/gu) ?? [])];
}

const { definition, properties } = buildExample();
/** The example connector with hostile names of an operation, a key, a parameter and a property, and hostile texts. */
function hostileDefinition(): string {
  const changed = JSON.parse(definition.text);
  const [path = ''] = Object.keys(changed.paths);
  const [operation] = Object.values(changed.paths[path]) as [Record<string, unknown>];
  operation.operationId = hostile;
  operation.summary = hostile;
  operation[`x-ms-${hostile}`] = hostile;
  operation.parameters = [{ name: hostile, in: hostile, type: hostile }];
  changed.definitions = { [hostile]: { type: 'object', properties: { [hostile]: { type: hostile } } } };
  changed.paths[`/${hostile}`] = { get: { responses: { 200: { description: hostile } } } };
  return JSON.stringify(changed);
}
const connectorFiles = {
  'apiDefinition.swagger.json': hostileDefinition(),
  'apiProperties.json': JSON.stringify({ ...JSON.parse(properties?.text ?? '{}'), [hostile]: hostile }),
};

const location = { locationId: hostile, [hostile]: hostile, name: { [hostile]: hostile } };
const recordings = { 'a.json': JSON.stringify(location), 'b.json': `{"${'\u001b'}` };

describe.each([
  {
    verb: 'scripts/validate',
    load: () => import('../../scripts/validate/command.ts'),
    cases: {
      'a path that is not there': () => [join(folder, `${hostile}-nowhere`)],
      'keys and texts of a definition': () => [make('connector', connectorFiles)],
      'keys and texts, against an older definition': () => [
        make('newer', connectorFiles),
        '--against',
        join(make('older', { 'old.json': hostileDefinition() }), 'old.json'),
      ],
      'a definition that is no JSON': () => [make('no-json', { 'apiDefinition.swagger.json': `{"${hostile}` })],
      'the name of a rule': () => ['--explain', hostile],
      'an accepted list': () => [
        make('accepted', { ...connectorFiles, 'accepted-findings.json': JSON.stringify({ [hostile]: [hostile] }) }),
      ],
    },
  },
  {
    verb: 'scripts/titles',
    load: () => import('../../scripts/titles/command.ts'),
    cases: {
      'a file that is not there': () => [join(folder, `${hostile}-nowhere.json`)],
      'keys and texts of a definition': () => [join(make('titled', { 'd.json': hostileDefinition() }), 'd.json')],
    },
  },
  {
    verb: 'scripts/drift',
    load: () => import('../../scripts/drift/command.ts'),
    cases: {
      'a folder that is not there': () => ['--from', join(folder, `${hostile}-nowhere`)],
      'keys and values of bodies': () => ['--from', make('recorded', recordings), '--operation', 'LocationDetails'],
      'names of files': () => ['--from', make('recorded-names', isNameable ? { [`${hostile}.json`]: '{' } : {})],
      'the name of an operation': () => ['--from', folder, '--operation', hostile],
    },
  },
  {
    verb: 'scripts/live/record',
    load: () => import('../../scripts/live/record-command.ts'),
    cases: {
      'an id': () => ['--location', hostile, '--out', join(folder, 'record')],
      'an id without an option': () => [hostile, '--out', join(folder, 'record')],
      'a filter': () => ['--filter', hostile, '--out', join(folder, 'record')],
      'the name of a filter': () => ['--filter', `${hostile}=x`, '--out', join(folder, 'record')],
      'a kind of reports': () => ['--location', '1-1', '--reports', hostile, '--out', join(folder, 'record')],
      "a folder to write that is somebody else's": () => [
        '--location',
        '1-1',
        '--out',
        make(isNameable ? `${hostile}-record` : 'x-record', { [isNameable ? hostile : 'x']: '' }),
      ],
    },
  },
  {
    verb: 'scripts/package',
    load: () => import('../../scripts/package/command.ts'),
    cases: {
      'an artifact that is not there': () => ['--check', join(folder, `${hostile}-nowhere.zip`)],
      'names of the parts of an archive': () => {
        const archive = zipSync({
          '[Content_Types].xml': strToU8(
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
          ),
          'solution.xml': strToU8('<ImportExportXml/>'),
          'customizations.xml': strToU8('<ImportExportXml/>'),
          [`Connector/${hostile}_openapidefinition.json`]: strToU8(hostileDefinition()),
        });
        return ['--check', join(make('archive', { 'a.zip': archive }), 'a.zip')];
      },
      'a folder to write that is a file': () => [
        '--out',
        join(make('taken', { [isNameable ? hostile : 'x']: '' }), hostile),
      ],
    },
  },
  {
    verb: 'scripts/fixture-world',
    load: () => import('../../scripts/fixture-world/command.ts'),
    cases: {
      'files that it did not write': () => [
        '--check',
        '--out',
        make('fixtures', { [isNameable ? `${hostile}.json` : 'x.json']: '{}' }),
      ],
      "a folder to write that is somebody else's": () => ['--out', make(isNameable ? hostile : 'x', { x: '' })],
    },
  },
  {
    verb: 'mock-server',
    load: () => import('../../mock-server/command.ts'),
    cases: {
      'a folder of fixtures that is not there': () => ['--data', join(folder, `${hostile}-nowhere`)],
      fixtures: () => {
        const data = join(folder, 'data');
        cpSync('mock-server/fixtures', data, { recursive: true });
        const changes = JSON.stringify({
          events: [{ organisationType: hostile, organisationId: hostile, changedAt: hostile }],
        });
        writeFileSync(join(data, 'changes.json'), changes);
        return ['--data', data];
      },
      'a file of connections that is not there': () => ['--connections', join(folder, `${hostile}-nowhere.json`)],
      'an address': () => ['--port', '0', '--host', hostile],
      'a level of C#': () => ['--csharp', hostile],
    },
  },
  {
    verb: 'scripts/bench',
    load: () => import('../../scripts/bench/command.ts'),
    cases: { 'a commit': () => ['--compare', hostile] },
  },
  {
    verb: 'scripts/mutate',
    load: () => import('../../scripts/mutate/command.ts'),
    cases: { 'a folder': () => [hostile] },
  },
  {
    verb: 'scripts/generate-types',
    load: () => import('../../scripts/generate-types/command.ts'),
    cases: { 'an argument': () => [hostile] },
  },
])('$verb', ({ load, cases }) => {
  it.each(Object.entries({ ...cases, 'an option that is unknown': () => [`--${hostile}`] }))(
    'shows what is hostile in %s escaped',
    async (_name, prepare) => {
      const { code, text } = await run(load, prepare() as string[]);
      expect(findDangers(text)).toEqual([]);
      expect({ isEnded: [0, 1, 2].includes(code), text: /\\u001b|U\+001B/.test(text) || text }).toEqual({
        isEnded: true,
        text: true,
      });
    },
    60_000,
  );
});

it.skipIf(!isNameable)(
  'npm run deploy shows what paconn and its arguments say escaped',
  async () => {
    const bin = make('bin', { 'package.json': '{"type":"module"}' });
    writeFileSync(
      join(bin, 'paconn'),
      `#!/usr/bin/env node\nconsole.log(${JSON.stringify(hostile)}); process.exit(1);\n`,
    );
    chmodSync(join(bin, 'paconn'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
    const { code, text } = await run(
      () => import('../../scripts/deploy/command.ts'),
      ['--env', hostile, '--connector-id', hostile],
    );
    expect(findDangers(text)).toEqual([]);
    expect({ code, isShown: text.includes('\\u001b') }).toEqual({ code: 2, isShown: true });
  },
  60_000,
);
