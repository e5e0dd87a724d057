import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readConnectorSource } from '../../scripts/connector/connector-source.ts';
import { deploy } from '../../scripts/deploy/deploy.ts';
import { findPaconn } from '../../scripts/deploy/paconn.ts';

// A stand-in for paconn that records how it was called and what lay in its folder, and behaves as paconn 0.0.21 does:
// `validate` ends with 0 whatever it says, `create` writes settings.json of its folder over.
const fakePaconn = `#!/usr/bin/env node
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
const args = process.argv.slice(2);
const files = Object.fromEntries(readdirSync('.').sort().map((name) => [name, readFileSync(name, 'latin1')]));
appendFileSync(process.env.PACONN_RECORD, JSON.stringify({ args, files, cwd: process.cwd() }) + '\\n');
if (process.env.PACONN_FAIL === args[0]) { console.error('Couldn\\'t get the token.'); process.exit(1); }
if (args[0] === 'validate') console.log(process.env.PACONN_MESSAGES ?? args[args.indexOf('--api-def') + 1] + ' validated successfully.');
if (args[0] === 'create') {
  if (existsSync('settings.json')) throw new Error('paconn would have asked to overwrite settings.json');
  writeFileSync('settings.json', JSON.stringify({ connectorId: 'shared_cqc-20data-5f0a1b2c3d4e5f6071' }));
  console.log('shared_cqc-20data-5f0a1b2c3d4e5f6071 created successfully.');
}
if (args[0] === 'update') console.log(args[args.indexOf('--cid') + 1] + ' updated successfully.');
`;

interface Recorded {
  args: string[];
  files: Record<string, string>;
  cwd: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-deploy-test-'));
const bin = join(folder, 'bin');
const record = join(folder, 'record.jsonl');
const idsFile = join(folder, '.connector-id');
mkdirSync(bin);
writeFileSync(join(bin, 'package.json'), '{"type":"module"}');
writeFileSync(join(bin, 'paconn'), fakePaconn);
chmodSync(join(bin, 'paconn'), 0o755);
const environment = { PATH: `${bin}${delimiter}${process.env.PATH}`, PACONN_RECORD: record };
const before = { ...process.env };
afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

let lines: string[];
beforeEach(() => {
  process.env = { ...before, ...environment };
  for (const file of [record, idsFile]) rmSync(file, { force: true });
  lines = [];
});

const source = readConnectorSource();
const run = (options: Partial<Parameters<typeof deploy>[1]> = {}) =>
  deploy(source, { environment: 'Default-1', idsFile, print: (line) => lines.push(line), ...options });
const recorded = (): Recorded[] =>
  existsSync(record)
    ? readFileSync(record, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
const files = [
  '--api-def',
  'apiDefinition.swagger.json',
  '--api-prop',
  'apiProperties.json',
  '--icon',
  'icon.png',
  '--script',
  'script.csx',
  '--pau',
  'https://api.powerapps.com',
  '--pav',
  '2016-11-01',
];
const validate = [
  'validate',
  '--api-def',
  'apiDefinition.swagger.json',
  '--pau',
  'https://api.powerapps.com',
  '--pav',
  '2016-11-01',
];

it('validates, creates the connector with its script, and notes the id for the environment', () => {
  run();
  const [first, second] = recorded();
  expect(first?.args).toEqual(validate);
  expect(second?.args).toEqual(['create', '--overwrite-settings', '--env', 'Default-1', ...files]);
  expect(second?.files['script.csx']).toBe(readFileSync('script.csx', 'latin1'));
  expect(second?.files['icon.png']).toBe(readFileSync('icon.png', 'latin1'));
  expect(second?.files['apiProperties.json']).toBe(readFileSync('apiProperties.json', 'latin1'));
  expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_cqc-20data-5f0a1b2c3d4e5f6071' });
  expect(existsSync(second?.cwd as string)).toBe(false);
  expect(lines).toContain('shared_cqc-20data-5f0a1b2c3d4e5f6071 created successfully.');
});

it('updates where it created before, with the script and without stackOwner', () => {
  run();
  run();
  const update = recorded()[3] as Recorded;
  expect(update.args).toEqual([
    'update',
    '--cid',
    'shared_cqc-20data-5f0a1b2c3d4e5f6071',
    '--env',
    'Default-1',
    ...files,
  ]);
  expect(update.files['script.csx']).toBe(readFileSync('script.csx', 'latin1'));
  const own = JSON.parse(readFileSync('apiProperties.json', 'utf8')).properties;
  const { stackOwner, ...rest } = own;
  expect(stackOwner).toBeTypeOf('string');
  expect(JSON.parse(update.files['apiProperties.json'] as string).properties).toEqual(rest);
});

it('creates in another environment, and another one when asked to', () => {
  run();
  run({ environment: 'Test-2' });
  run({ isNew: true });
  expect(recorded().map(({ args }) => args[0])).toEqual([
    'validate',
    'create',
    'validate',
    'create',
    'validate',
    'create',
  ]);
  expect(Object.keys(JSON.parse(readFileSync(idsFile, 'utf8')))).toEqual(['Default-1', 'Test-2']);
});

it('updates a connector whose id is given, and notes it', () => {
  run({ connectorId: 'shared_other' });
  expect(recorded()[1]?.args.slice(0, 3)).toEqual(['update', '--cid', 'shared_other']);
  expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_other' });
});

it('stops when validate has something to say, although paconn ends with 0', () => {
  process.env.PACONN_MESSAGES = 'Error: OperationIdDuplicate';
  expect(() => run()).toThrow(
    'paconn validate has something to say, so nothing was deployed. Correct it, or pass --accept-messages.',
  );
  expect(lines).toEqual(['Error: OperationIdDuplicate']);
  expect(recorded()).toHaveLength(1);
  run({ acceptMessages: true });
  expect(recorded()[2]?.args[0]).toBe('create');
});

it.each(['validate', 'create'])('hands on what paconn says when %s fails, and notes no id', (verb) => {
  process.env.PACONN_FAIL = verb;
  expect(() => run()).toThrow(
    new RegExp(`^paconn ${verb} ended with exit code 1: Couldn't get the token\\.\nSign in with`),
  );
  expect(existsSync(idsFile)).toBe(false);
});

it('prints the calls and makes none in a dry run', () => {
  run({ isDryRun: true });
  expect(lines).toEqual([
    'In a temporary folder with apiDefinition.swagger.json, apiProperties.json, icon.png, script.csx:',
    `paconn ${validate.join(' ')}`,
    `paconn create --overwrite-settings --env Default-1 ${files.join(' ')}`,
  ]);
  expect(recorded()).toEqual([]);
});

it('says what to do without an environment, and without paconn', () => {
  expect(() => deploy(source, { idsFile, print: () => {} })).toThrow(/No environment is given\. Pass --env ID/);
  process.env.PATH = folder;
  expect(() => run()).toThrow(/paconn is not on PATH\. Install it with `pip install paconn`/);
});

it('finds paconn on PATH, and passes over folders and files that cannot be run', () => {
  mkdirSync(join(folder, 'a/paconn'), { recursive: true });
  mkdirSync(join(folder, 'b'), { recursive: true });
  writeFileSync(join(folder, 'b/paconn'), '');
  const path = ['a', 'b', 'bin'].map((name) => join(folder, name)).join(delimiter);
  expect(findPaconn(path)).toBe(join(bin, 'paconn'));
});

it('names a broken file of ids', () => {
  writeFileSync(idsFile, '{');
  expect(() => run()).toThrow(/\.connector-id: .*Correct it, or remove it and pass --connector-id/s);
});

it('leaves the settings of the project alone, and git ignores the ids', () => {
  const settings = readFileSync('settings.json', 'utf8');
  run();
  expect(readFileSync('settings.json', 'utf8')).toBe(settings);
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.connector-id');
});

it('the command prints its calls', { timeout: 30_000 }, () => {
  const args = [
    '--import',
    'tsx',
    'scripts/deploy.ts',
    '--env',
    'Default-1',
    '--connector-id',
    'shared_x',
    '--dry-run',
  ];
  const { status, stdout } = spawnSync('node', args, { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain(`paconn update --cid shared_x --env Default-1 ${files.join(' ')}`);
});
