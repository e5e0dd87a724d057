import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeCqcApi } from '../scripts/lib/cqc-api.ts';
import { listOperations, loadDefinition } from '../scripts/lib/definition.ts';
import { hasDotnet } from './dotnet.ts';
import { promisedVerbs } from './smoke/promised-verbs.ts';

const docs = readdirSync('docs').filter((name) => name.endsWith('.md'));
const files = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...docs.map((name) => `docs/${name}`)];
const texts = Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

if (!hasDotnet) console.log('Skipped: README blocks that run the script, because there is no .NET SDK on PATH.');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) console.log('Skipped: README blocks with curl, because there is no curl on PATH.');

describe.each(files)('%s', (file) => {
  const text = texts[file] as string;
  const names = [...text.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name]) => name as string);

  it('shows only npm commands that exist', () => {
    const ofNpm = ['ci', 'view', 'install', 'pack'];
    expect(names.filter((name) => !(name in scripts) && !ofNpm.includes(name))).toEqual([]);
  });

  it('shows commands that bash, cmd and PowerShell read alike, or says that they are for bash', () => {
    const blocks = [...text.matchAll(/```sh.*\n([\s\S]*?)```/g)].map(([, commands]) => commands as string);
    const lines = blocks.join('').split('\n');
    expect(lines.filter((line) => /['$`\\!]/.test(line) || /[&;|<>()]/.test(line.replace(/"[^"]*"/g, '')))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link as string);
    const folder = file.includes('/') ? 'docs/' : '';
    expect(links.filter((link) => !existsSync(folder + link))).toEqual([]);
  });
});

it('the README shows every npm command', () => {
  const shown = new Set(
    [...(texts['README.md'] as string).matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name]) => name),
  );
  expect(Object.keys(scripts).filter((name) => !shown.has(name))).toEqual([]);
});

it('the README promises of a production install what is tried there', () => {
  const [, section] = /^These need nothing but [\s\S]*?\n\n([\s\S]*?)\n\n/m.exec(texts['README.md'] as string) ?? [];
  const promised = [...(section as string).matchAll(/^\| `npm (?:run )?([a-z:-]+)/gm)].map(([, name]) => name);
  expect(promised).toEqual(Object.keys(promisedVerbs));
});

it('README counts the operations as they are', () => {
  const [, cqc] = /CQC's API: (\d+) operations,/.exec(texts['README.md'] as string) ?? [];
  const [, all] = /the connector: all (\d+) operations/.exec(texts['README.md'] as string) ?? [];
  const definition = loadDefinition();
  const counts = [describeCqcApi(definition), definition].map((one) => `${listOperations(one).length}`);
  expect([cqc, all], 'the counts in the table of "The mock server"').toEqual(counts);
});

it('the operations table is that of the definition', () => {
  const definition = loadDefinition();
  const rows = listOperations(definition).map(({ operationId, path }) => [
    operationId,
    definition.paths[path]?.get.summary,
  ]);
  const table = [...(texts['README.md'] as string).matchAll(/^\| `(\w+)` \| ([^|(]+?) (?:\([^|]*\) )?\|$/gm)];
  expect(table.map(([, operationId, summary]) => [operationId, summary]).sort()).toEqual(rows.sort());
});

describe('README blocks that run', () => {
  /** A block marked `run`, and the block after it, which says what is printed; … stands for anything. */
  const blocks = [
    ...(texts['README.md'] as string).matchAll(/```(?:sh|bash) run( dotnet)?\n([\s\S]*?)```\n\n```\w+\n([\s\S]*?)```/g),
  ].map(([, needs, command = '', printed = '']) => ({
    name: command.split('\n')[0] as string,
    needsDotnet: needs !== undefined,
    command,
    printed,
  }));
  let server: ChildProcess;
  let address: string;

  beforeAll(async () => {
    server = spawn(process.execPath, ['--import', 'tsx', 'mock-server/server.ts', '--port', '0', '--quiet']);
    address = await new Promise((resolve) => {
      server.stdout?.on('data', (data) => {
        const found = /on (http:\S+)/.exec(String(data));
        if (found) resolve(found[1] as string);
      });
    });
  });
  afterAll(() => server.kill());

  it('are there', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(6);
  });

  for (const { name, needsDotnet, command, printed } of blocks) {
    it.skipIf((needsDotnet && !hasDotnet) || (command.includes('curl') && !hasCurl))(
      name,
      { timeout: 120_000 },
      async () => {
        const local = (text: string) => text.replaceAll('http://127.0.0.1:3000', address);
        const { stdout } = await promisify(execFile)('bash', ['-c', local(command)]);
        const pattern = local(printed)
          .trim()
          .split('…')
          .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('[\\s\\S]*');
        expect(stdout.trim()).toMatch(new RegExp(`^${pattern}$`));
      },
    );
  }
});

it.skipIf(process.platform === 'win32')(
  'TSX_DISABLE_CACHE helps where nothing can be written to the temporary folder',
  () => {
    expect(texts['README.md']).toContain('set `TSX_DISABLE_CACHE=1`');
    const env = { ...process.env, TMPDIR: '/dev/null', TSX_DISABLE_CACHE: '1' };
    const { status, stdout } = spawnSync('npm', ['run', 'titles', '--silent'], { env, encoding: 'utf8' });
    expect([status, stdout.split('\n').length > 100]).toEqual([0, true]);
  },
);
