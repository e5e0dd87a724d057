import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readConnectorSource } from '../../scripts/connector/connector-source.ts';
import { findIdsFile } from '../../scripts/deploy/connector-ids.ts';
import { deploy } from '../../scripts/deploy/deploy.ts';
import { findPaconn } from '../../scripts/deploy/paconn.ts';

// A stand-in for paconn that records how it was called and what lay in its folder, and behaves as paconn 0.0.21 does:
// `validate` ends with 0 whatever it says, `create` writes settings.json of its folder over, and `download` gives back the
// properties that paconn knows. PACONN_ALTERS is what a service does to what it was sent: the body of a function.
const fakePaconn = `#!/usr/bin/env node
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const args = process.argv.slice(2);
const names = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
const files = Object.fromEntries(names.map((name) => [name, readFileSync(name, 'latin1')]));
appendFileSync(process.env.PACONN_RECORD, JSON.stringify({ args, files, cwd: process.cwd() }) + '\\n');
if (process.env.PACONN_FAIL === args[0]) { console.error('Couldn\\'t get the token.'); process.exit(1); }
if (process.env.PACONN_LOUD) process.stdout.write(('x'.repeat(999) + '\\n').repeat(3000));
if (process.env.PACONN_HANGS === args[0]) { console.log('waiting'); setInterval(() => {}, 1000); }
else if (args[0] === 'validate') console.log(process.env.PACONN_MESSAGES ?? args[args.indexOf('--api-def') + 1] + ' validated successfully.');
if (args[0] === 'create') {
  if (existsSync('settings.json')) throw new Error('paconn would have asked to overwrite settings.json');
  const settings = process.env.PACONN_SETTINGS ?? JSON.stringify({ connectorId: 'shared_cqc-20data-5f0a1b2c3d4e5f6071' });
  if (settings !== 'none') writeFileSync('settings.json', settings);
  console.log(process.env.PACONN_SAYS ?? 'shared_cqc-20data-5f0a1b2c3d4e5f6071 created successfully.');
}
if (process.env.PACONN_FAILS_LATE === args[0]) process.exit(3);
const option = (name) => args[args.indexOf(name) + 1];
if (args[0] === 'update' && process.env.PACONN_KNOWS && !process.env.PACONN_KNOWS.includes(option('--cid'))) {
  console.error('404 Client Error: Not Found for url: https://api.powerapps.com/providers/Microsoft.PowerApps/apis/' + option('--cid'));
  process.exit(1);
}
const store = process.env.PACONN_RECORD + '.store';
if (args[0] === 'create' || args[0] === 'update') writeFileSync(store, JSON.stringify(files));
if (args[0] === 'download') {
  const sent = JSON.parse(readFileSync(store, 'utf8'));
  const { properties } = JSON.parse(sent['apiProperties.json']);
  const kept = 'connectionParameters connectionParameterSets iconBrandColor scriptOperations capabilities policyTemplateInstances publisher stackOwner'.split(' ');
  const held = {
    definition: JSON.parse(sent['apiDefinition.swagger.json']),
    properties: Object.fromEntries(kept.flatMap((key) => key in properties ? [[key, properties[key]]] : [])),
    script: sent['script.csx'],
    icon: sent['icon.png'],
  };
  new Function('held', process.env.PACONN_ALTERS ?? '')(held);
  const put = (name, text) => text === undefined || writeFileSync(join(option('--dest'), name), text, 'latin1');
  put('apiDefinition.swagger.json', held.definition && JSON.stringify(held.definition));
  put('apiProperties.json', held.properties && JSON.stringify({ properties: held.properties }));
  put('script.csx', held.script);
  put('icon_3f0c', held.icon);
  put('settings.json', JSON.stringify({ connectorId: option('--cid') }));
  console.log('The connector was downloaded to ' + option('--dest') + '.');
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

it('validates, creates the connector with its script, and notes the id for the environment', async () => {
  await run();
  const [first, second] = recorded();
  expect(first?.args).toEqual(validate);
  expect(second?.args).toEqual(['create', '--overwrite-settings', '--env', 'Default-1', ...files]);
  expect(second?.files['script.csx']).toBe(readFileSync('script.csx', 'latin1'));
  expect(second?.files['icon.png']).toBe(readFileSync('icon.png', 'latin1'));
  expect(second?.files['apiProperties.json']).toBe(readFileSync('apiProperties.json', 'latin1'));
  expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_cqc-20data-5f0a1b2c3d4e5f6071' });
  expect(existsSync(second?.cwd as string)).toBe(false);
  expect(lines).toContain('paconn: shared_cqc-20data-5f0a1b2c3d4e5f6071 created successfully.');
});

it('updates where it created before, with the script and without stackOwner', async () => {
  await run();
  await run();
  const update = recorded()[4] as Recorded;
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

it('creates in another environment, and another one when asked to', async () => {
  await run();
  await run({ environment: 'Test-2' });
  await run({ isNew: true });
  const calls = ['validate', 'create', 'download'];
  expect(recorded().map(({ args }) => args[0])).toEqual([...calls, ...calls, ...calls]);
  expect(Object.keys(JSON.parse(readFileSync(idsFile, 'utf8')))).toEqual(['Default-1', 'Test-2']);
});

it('updates a connector whose id is given, and notes it', async () => {
  await run({ connectorId: 'shared_other' });
  expect(recorded()[1]?.args.slice(0, 3)).toEqual(['update', '--cid', 'shared_other']);
  expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_other' });
});

it('stops when validate has something to say, although paconn ends with 0', async () => {
  process.env.PACONN_MESSAGES = 'Error: OperationIdDuplicate';
  expect(await run()).toBe(1);
  expect(lines).toEqual([
    'paconn: Error: OperationIdDuplicate',
    'paconn validate has something to say, so nothing was deployed. Correct it, or pass --accept-messages.',
  ]);
  expect(recorded()).toHaveLength(1);
  await run({ acceptMessages: true });
  expect(recorded()[2]?.args[0]).toBe('create');
});

it.each(['validate', 'create'])('hands on what paconn says when %s fails, and notes no id', async (verb) => {
  process.env.PACONN_FAIL = verb;
  await expect(run()).rejects.toThrow(new RegExp(`^paconn ${verb} ended with exit code 1; .* Sign in with`));
  expect(lines.at(-1)).toBe("paconn: Couldn't get the token.");
  expect(existsSync(idsFile)).toBe(false);
});

it('prints the calls and makes none in a dry run', async () => {
  await run({ isDryRun: true });
  expect(lines).toEqual([
    'In a temporary folder with apiDefinition.swagger.json, apiProperties.json, icon.png, script.csx:',
    `paconn ${validate.join(' ')}`,
    `paconn create --overwrite-settings --env Default-1 ${files.join(' ')}`,
    'paconn download --cid ID --env Default-1 --dest read-back --overwrite --pau https://api.powerapps.com --pav 2016-11-01',
  ]);
  expect(recorded()).toEqual([]);
});

it('says what to do without an environment, and without paconn', async () => {
  await expect(deploy(source, { idsFile, print: () => {} })).rejects.toThrow(/No environment is given\. Pass --env ID/);
  process.env.PATH = folder;
  await expect(run()).rejects.toThrow(/paconn is not on PATH\. Install it with `pip install paconn`/);
});

it.each([
  ['https://make.powerapps.com/environments/Default-5f0c/home?x=1', 'Pass --env Default-5f0c.'],
  ['https://admin.powerplatform.microsoft.com/environments/environment/5f0c/hub', 'Pass --env 5f0c.'],
  ['https://contoso.crm11.dynamics.com/', 'Pass --env ID; make.powerapps.com shows it in its address'],
])('an address %s in place of the id of an environment is refused', async (environment, step) => {
  const refused = deploy(source, { idsFile, environment, isDryRun: true, print: () => {} });
  await expect(refused).rejects.toThrow(`${environment} is no id of an environment. ${step}`);
});

it('finds paconn on PATH, and passes over folders and files that cannot be run', async () => {
  mkdirSync(join(folder, 'a/paconn'), { recursive: true });
  mkdirSync(join(folder, 'b'), { recursive: true });
  writeFileSync(join(folder, 'b/paconn'), '');
  const path = ['a', 'b', 'bin'].map((name) => join(folder, name)).join(delimiter);
  expect(findPaconn(path)).toBe(join(bin, 'paconn'));
});

it('names a broken file of ids', async () => {
  writeFileSync(idsFile, '{');
  await expect(run()).rejects.toThrow(/\.connector-id:1:2: not valid JSON/);
});

describe('the id of a new connector', () => {
  const noted = () => JSON.parse(readFileSync(idsFile, 'utf8'));
  const id = 'shared_cqc-20data-5f0a1b2c3d4e5f6071';

  it.each(['', 'null', '[]', '{', '{"connectorId":null}', '{"connectorId":7}', '\ud800', 'none'])(
    'is the printed one when settings.json of paconn is %j',
    async (settings) => {
      process.env.PACONN_SETTINGS = settings;
      expect(await run()).toBe(0);
      expect(noted()).toEqual({ 'Default-1': id });
    },
  );

  it('is the one of settings.json when none is printed', async () => {
    process.env.PACONN_SAYS = 'done';
    await run();
    expect(noted()).toEqual({ 'Default-1': id });
  });

  it('is noted although paconn fails after that', async () => {
    process.env.PACONN_FAILS_LATE = 'create';
    await expect(run()).rejects.toThrow('paconn create ended with exit code 3');
    expect(noted()).toEqual({ 'Default-1': id });
  });

  it('is not what a call that failed mentions', async () => {
    Object.assign(process.env, {
      PACONN_SETTINGS: 'none',
      PACONN_SAYS: 'shared_other is in the way.',
      PACONN_FAILS_LATE: 'create',
    });
    await expect(run()).rejects.toThrow('paconn create ended with exit code 3');
    expect(existsSync(idsFile)).toBe(false);
  });

  it('is not what a call that ends well mentions', async () => {
    Object.assign(process.env, { PACONN_SETTINGS: 'none', PACONN_SAYS: 'Needs a licence for shared_office365.' });
    await expect(run()).rejects.toThrow('paconn ended without saying that it created the connector');
    expect(existsSync(idsFile)).toBe(false);
  });

  it('is in the message when it cannot be noted', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const unwritable = join(folder, 'no-folder', 'ids.json');
    expect(await run({ idsFile: unwritable })).toBe(2);
    expect(lines).toContain(`The connector is ${id}: pass it as --connector-id next time.`);
    expect(lines.at(-1)).toBe(`Read back: ${id} holds what was sent.`);
    expect(await run({ idsFile: unwritable, connectorId: id })).toBe(0);
  });

  it('is asked for when paconn gives none', async () => {
    Object.assign(process.env, { PACONN_SETTINGS: 'null', PACONN_SAYS: 'done' });
    await expect(run()).rejects.toThrow(
      /^paconn ended without saying that it created the connector; .* pass its id as --connector-id/,
    );
  });
});

it('writes no id anew that is noted', async () => {
  writeFileSync(idsFile, '{"Default-1":"shared_x"}');
  expect(await run()).toBe(0);
  expect(readFileSync(idsFile, 'utf8')).toBe('{"Default-1":"shared_x"}');
});

it('says that no folder for temporary files is to be had', () => {
  const TMPDIR = join(folder, 'gone');
  const args = ['--import', 'tsx', 'scripts/deploy.ts', '--env', 'Default-1'];
  const env = { ...process.env, TMPDIR, TSX_DISABLE_CACHE: '1' };
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect(stderr).toBe(
    `error: ${TMPDIR}: cannot be written (ENOENT): there is no such file or folder. Check the path.\n`,
  );
  expect(status).toBe(2);
});

describe('paconn', () => {
  it('may say more than a megabyte', async () => {
    process.env.PACONN_LOUD = '1';
    expect(await run()).toBe(0);
    expect(lines.filter((line) => line === `paconn: ${'x'.repeat(999)}`)).toHaveLength(9000);
  });

  it('is heard while it runs, and ended when it takes too long', async () => {
    process.env.PACONN_HANGS = 'validate';
    await expect(run({ timeLimitMs: 3000 })).rejects.toThrow('paconn validate took longer than 3 s and was ended.');
    expect(lines).toEqual(['paconn: waiting']);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is ended by %s, and what it wrote by then is noted', async (signal) => {
    process.env.PACONN_HANGS = 'create';
    const listeners = process.listenerCount(signal);
    const print = (line: string) => void (line.endsWith('created successfully.') && process.emit(signal, signal));
    await expect(run({ print })).rejects.toThrow(
      `${signal} ended paconn create. What it did by then stands: look for the connector at make.powerapps.com`,
    );
    expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_cqc-20data-5f0a1b2c3d4e5f6071' });
    expect(recorded().map(({ args }) => args[0])).toEqual(['validate', 'create']);
    expect(existsSync(recorded()[1]?.cwd as string)).toBe(false);
    expect(process.listenerCount(signal)).toBe(listeners);
  });

  it('that is ended while it validates deployed nothing', async () => {
    process.env.PACONN_HANGS = 'validate';
    const print = (line: string) => void (line === 'paconn: waiting' && process.emit('SIGINT', 'SIGINT'));
    await expect(run({ print })).rejects.toThrow('SIGINT ended paconn validate. Nothing was deployed. Run this again.');
  });

  it('that cannot be started is said', async () => {
    writeFileSync(join(folder, 'paconn'), '#!/no/such/program\n');
    chmodSync(join(folder, 'paconn'), 0o755);
    process.env.PATH = folder;
    await expect(run()).rejects.toThrow(/paconn: spawn .* ENOENT\. Check the installation/);
    rmSync(join(folder, 'paconn'));
  });
});

it('answers an id that the environment does not know with --new or another id, not with a sign-in', async () => {
  process.env.PACONN_KNOWS = 'shared_known';
  const message =
    /^the environment knows no connector shared_404;.* Pass --new to create one, or another id as --connector-id\.$/;
  await expect(run({ connectorId: 'shared_404' })).rejects.toThrow(message);
  expect(existsSync(idsFile)).toBe(false);
  process.env.PACONN_KNOWS = 'shared_404';
  expect(await run({ connectorId: 'shared_404' })).toBe(0);
  // Another failure stays what it is, whatever figures the id holds.
  process.env.PACONN_FAILS_LATE = 'update';
  await expect(run({ connectorId: 'shared_404' })).rejects.toThrow(/^paconn update ended with exit code 3;/);
});

describe('reading back', () => {
  it('says that the service holds what was sent', async () => {
    expect(await run()).toBe(0);
    expect(lines.at(-1)).toBe('Read back: shared_cqc-20data-5f0a1b2c3d4e5f6071 holds what was sent.');
  });

  it('takes what the service rewrites for none, and names every difference', async () => {
    process.env.PACONN_ALTERS = 'held.properties.scriptOperations.reverse()';
    expect(await run({ connectorId: 'shared_x' })).toBe(0);
    process.env.PACONN_ALTERS += "; delete held.script; held.definition.host = 'example.org'";
    expect(await run({ connectorId: 'shared_x' })).toBe(1);
    expect(lines.slice(-3)).toEqual([
      'definition #/host: sent "api.service.cqc.org.uk", the service holds "example.org".',
      'script: the service holds none.',
      expect.stringMatching(/^shared_x was deployed, but the service holds something else than was sent/),
    ]);
    expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_x' });
  });

  it('shows twenty differences and counts the others', async () => {
    process.env.PACONN_ALTERS =
      'for (const key of Object.keys(held.definition.definitions)) held.definition.definitions[key].title = key';
    const count = Object.keys(source.definition.definitions).length;
    expect(await run()).toBe(1);
    expect(lines).toContain(`… and ${count - 20} more differences.`);
  });

  it('that fails says that the connector was deployed, and the id is noted', async () => {
    process.env.PACONN_FAIL = 'download';
    await expect(run({ connectorId: 'shared_x' })).rejects.toThrow(
      /^paconn download ended with exit code 1;.*\nshared_x was deployed, but it could not be read back/,
    );
    expect(JSON.parse(readFileSync(idsFile, 'utf8'))).toEqual({ 'Default-1': 'shared_x' });
  });
});

describe('settings.json of the project', () => {
  it.each([
    ['', 'settings.json:1:1: not valid JSON'],
    ['null', 'settings.json: is no object.'],
    ['[]', 'settings.json: is no object.'],
    ['{}', 'settings.json: apiDefinition is missing. Name the file.'],
    [source.settingsText.replace('"icon.png"', '""'), 'settings.json: icon is missing.'],
    [source.settingsText.replace('"environment": null', '"environment": 7'), 'settings.json: environment is no text.'],
    ['['.repeat(10_000), 'settings.json:1:201: not valid JSON (more than 200 levels of brackets).'],
  ])('%j is refused', async (settingsText, message) => {
    await expect(deploy({ ...source, settingsText }, { idsFile, print: () => {} })).rejects.toThrow(message);
  });

  it.each(['null', '[]', '"x"', '{"Default-1":7}', '{"Default-1":""}'])('ids that are %s are refused', async (ids) => {
    writeFileSync(idsFile, ids);
    await expect(run()).rejects.toThrow('does not hold ids by environment. Correct it, or remove it');
  });

  it('knows no environment by the name of a method', async () => {
    await run({ environment: 'constructor', isDryRun: true });
    expect(lines[2]).toContain('paconn create ');
  });
});

it('leaves the settings of the project alone, and git ignores the ids', async () => {
  const settings = readFileSync('settings.json', 'utf8');
  await run();
  expect(readFileSync('settings.json', 'utf8')).toBe(settings);
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.connector-id');
});

it('keeps the ids in the project from which it is called', () => {
  const own = join(folder, 'own');
  const inside = join(own, 'a/b');
  mkdirSync(inside, { recursive: true });
  const args = ['--import', import.meta.resolve('tsx'), join(process.cwd(), 'scripts/deploy.ts'), '--env', 'Default-1'];
  const dryRun = (cwd = own) => spawnSync('node', [...args, '--dry-run'], { encoding: 'utf8', cwd }).stdout;
  expect(dryRun()).toContain('paconn create ');
  writeFileSync(join(own, '.connector-id'), '{"Default-1":"shared_own"}');
  expect(dryRun()).toContain('paconn update --cid shared_own ');
  writeFileSync(join(own, 'package.json'), '{}');
  expect(dryRun(inside)).toContain('paconn update --cid shared_own ');
});

it('asks a checkout that has ids from wherever it is called', () => {
  const [project, checkout] = ['project', 'checkout'].map((name) => join(folder, name)) as [string, string];
  for (const one of [project, checkout]) {
    mkdirSync(one);
    writeFileSync(join(one, 'package.json'), '{}');
  }
  const ids = (one: string) => join(one, '.connector-id');
  expect(findIdsFile(project, checkout)).toBe(ids(project));
  writeFileSync(ids(checkout), '{}');
  expect(findIdsFile(project, checkout)).toBe(ids(checkout));
  writeFileSync(ids(project), '{}');
  expect(findIdsFile(project, checkout)).toBe(ids(project));
});

it('the command prints its calls', () => {
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
