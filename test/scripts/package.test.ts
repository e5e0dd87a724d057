import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { describeCqcApi } from '../../mock-server/cqc-api/differences.ts';
import { listOperations } from '../../scripts/lib/definition.ts';
import { buildArtifacts, checksums } from '../../scripts/package/artifacts.ts';
import { introMd } from '../../scripts/package/documents.ts';
import { decode, encode, type FileTree, readFolder } from '../../scripts/package/file-tree.ts';
import { fillParts, generatedParts, staleDocuments } from '../../scripts/package/generated-parts.ts';
import {
  describeForLogicApps,
  listDifferences,
  logicAppsDifferences,
} from '../../scripts/package/logic-apps/differences.ts';
import { escapeArm, unescapeArm } from '../../scripts/package/logic-apps/escape-arm.ts';
import { namesOf } from '../../scripts/package/names.ts';
import { replaceFolder, restoreFolder } from '../../scripts/package/replace-folder.ts';
import { uuidOf } from '../../scripts/package/uuid.ts';
import { readZip, writeZip } from '../../scripts/package/zip.ts';
import { artifactFiles, ingredients } from './package-artifacts.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { source } = ingredients;
const run = (args: string[], environment = {}) =>
  spawnSync('node', ['--import', 'tsx', 'scripts/package.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });

describe('npm run package', () => {
  it('writes the same bytes in every time zone and language, prints their sums, and needs less than five seconds', {
    timeout: 60_000,
  }, () => {
    const durations: number[] = [];
    const outputs = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' },
    ].map((environment, index) => {
      const out = join(folder, `run-${index}`);
      const start = performance.now();
      const { status, stdout, stderr } = run(['--out', out], environment);
      durations.push(performance.now() - start);
      expect([status, stderr.replace(/^.*warning.*\n/gm, '')]).toEqual([0, '']);
      return { lines: stdout.replaceAll(out, 'dist'), files: readFolder(out) };
    });
    expect(Math.min(...durations)).toBeLessThan(5000);
    expect(outputs[1]).toEqual(outputs[0]);
    expect(outputs[2]).toEqual(outputs[0]);
    expect(outputs[0]?.lines.trim().split('\n')).toHaveLength(6);
    for (const line of outputs[0]?.lines.trim().split('\n') ?? [])
      expect(line).toMatch(/^dist\/\S+ {2}\d+ bytes {2}[0-9a-f]{64}$/);
    const written = outputs[0]?.files ?? new Map<string, Uint8Array>();
    const sums = decode(written.get('SHA256SUMS') as Uint8Array);
    expect(sums).toBe(checksums(buildArtifacts(ingredients)));
    expect(sums.trim().split('\n')).toHaveLength(written.size - 1);
  });

  it('writes the sums that sha256sum checks', () => {
    const out = join(folder, 'run-0');
    const check = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
    if (check.error) return console.log('Skipped: sha256sum is not on PATH.');
    expect([check.status, check.stdout]).toEqual([0, '']);
  });

  it('prints findings of a foreign artifact to stderr and exits with 1', { timeout: 30_000 }, () => {
    const file = join(folder, 'CQCData.zip');
    const files = readZip(artifactFiles().get('CQCData.zip') as Uint8Array);
    files.delete('solution.xml');
    writeFileSync(file, writeZip(files));
    const { status, stdout, stderr } = run(['--check', file]);
    expect(status).toBe(1);
    expect(stdout).toBe(`${file}: solution with connector, 1 finding\n`);
    expect(stderr).toContain('solution.xml: the file is missing. Put solution.xml at the root of the zip.');
  });

  it('exits with 1 and says what to do for a path that does not exist', { timeout: 30_000 }, () => {
    const { status, stderr } = run(['--check', 'nowhere.zip']);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('nowhere.zip: there is no such file or folder. Name a zip'),
    ]);
  });
});

describe('the artifacts', () => {
  it('depend on the ingredients alone', () => {
    expect(artifactFiles()).toEqual(artifactFiles());
  });

  it('hold no key, whatever the source is called', () => {
    const secret = /demo-key|subscription-key=|"(clientSecret|password|secret)"\s*:/i;
    const search = (files: FileTree, place: string): string[] =>
      [...files].flatMap(([path, bytes]) => {
        if (path.endsWith('.zip')) return search(readZip(bytes), `${place}${path}/`);
        return secret.test(decode(bytes)) ? [`${place}${path}`] : [];
      });
    expect(search(artifactFiles(), '')).toEqual([]);
  });

  it('carry the files of the connector unchanged', () => {
    for (const name of [
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'script.csx',
      'icon.png',
      'settings.json',
    ]) {
      expect(Buffer.from(artifactFiles().get(`connector/${name}`) as Uint8Array)).toEqual(readFileSync(name));
    }
  });

  it('hold the same connector in both solutions and the package', () => {
    const own = (files: FileTree) => [...files].filter(([path]) => path.startsWith('Connector/'));
    const files = artifactFiles();
    const zip = (bytes: Uint8Array | undefined) => readZip(bytes as Uint8Array);
    const inner = zip(zip(files.get('ConnectorPackage.zip')).get('package.zip'));
    expect([...inner.keys()]).toEqual(['PkgAssets/ConnectorSolution.zip', 'PkgAssets/FlowSolution.zip']);
    expect(inner.get('PkgAssets/ConnectorSolution.zip')).toEqual(files.get('CQCData.zip'));
    expect(inner.get('PkgAssets/FlowSolution.zip')).toEqual(files.get('CQCDataFlows.zip'));
    expect(own(zip(files.get('CQCDataFlows.zip')))).toEqual(own(zip(files.get('CQCData.zip'))));
  });

  it('keep their names and ids when the connector changes', () => {
    const changed = structuredClone(source);
    changed.definition.info.version = '3.1';
    changed.definition.info.description = 'Another.';
    expect(namesOf(changed)).toEqual({ ...namesOf(source), version: '3.1.0.0' });
    expect(namesOf(source)).toMatchObject({
      connector: 'cqc_cqcdata',
      connectorId: '65bd818a-1b3b-5bf2-8e40-b990e1d109e8',
      version: '2.0.0.0',
    });
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are named one by one', () => {
    expect(buildArtifacts(ingredients).map(({ name }) => name)).toEqual([
      ...['connector/', 'CQCData.zip', 'CQCDataFlows.zip', 'ConnectorPackage.zip', 'independent-publisher/'],
      'logic-apps/azuredeploy.json',
    ]);
  });
});

describe('replaceFolder', () => {
  const dist = join(folder, 'dist');
  const old: FileTree = new Map([['a.txt', encode('old')]]);
  const next: FileTree = new Map([
    ['a.txt', encode('new')],
    ['b/c.txt', encode('new')],
  ]);
  const contents = () => [...readFolder(dist)].map(([path, bytes]) => `${path} ${decode(bytes)}`);
  beforeEach(() => {
    for (const name of ['dist', 'dist.next.tmp', 'dist.last.tmp'])
      rmSync(join(folder, name), { recursive: true, force: true });
    replaceFolder(dist, old);
  });

  it('replaces the folder as a whole and leaves nothing beside it', () => {
    replaceFolder(dist, next);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist.'))).toEqual([]);
  });

  it('leaves the folder as it was when a file cannot be written', () => {
    const broken: FileTree = new Map([
      ['a.txt', encode('new')],
      ['a.txt/b', encode('new')],
    ]);
    expect(() => replaceFolder(dist, broken)).toThrow();
    expect(contents()).toEqual(['a.txt old']);
  });

  it('leaves the folder as it was when the process is killed half-way', async () => {
    const files = Array.from({ length: 50 }, (_value, index) => [`${index}.txt`, index]);
    const child: ChildProcess = spawn('node', [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `
      import { replaceFolder } from '${process.cwd()}/scripts/package/replace-folder.ts';
      const files = ${JSON.stringify(files)}.map(([name, index]) => [name, index === 40 ? undefined : new Uint8Array(100)]);
      const hang = { *[Symbol.iterator]() { for (const [name, bytes] of files) {
        if (!bytes) { process.stdout.write('half'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }
        yield [name, bytes];
      } } };
      replaceFolder(${JSON.stringify(dist)}, hang);
    `,
    ]);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(existsSync(`${dist}.next.tmp/39.txt`)).toBe(true);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    expect(contents()).toEqual(['a.txt old']);
    replaceFolder(dist, next);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
  });

  it('puts the folder back that a run killed between the renames had set aside', () => {
    execFileSync('mv', [dist, `${dist}.last.tmp`]);
    restoreFolder(dist);
    expect(contents()).toEqual(['a.txt old']);
  });

  it('removes the old folder when a run was killed after the renames', () => {
    mkdirSync(`${dist}.last.tmp`);
    restoreFolder(dist);
    expect(contents()).toEqual(['a.txt old']);
    expect(existsSync(`${dist}.last.tmp`)).toBe(false);
  });
});

describe('the definition for Logic Apps', () => {
  const own = describeForLogicApps(source.definition);
  const text = JSON.stringify(own);

  it('is derived and leaves the source as it is', () => {
    const before = structuredClone(source.definition);
    describeForLogicApps(source.definition);
    expect(source.definition).toEqual(before);
  });

  it('has the operations that CQC has, under the same names and paths', () => {
    const paths = (definition: typeof own) =>
      listOperations(definition).map(({ operationId, path }) => [operationId, path]);
    expect(paths(own)).toEqual(paths(describeCqcApi(source.definition)));
    expect(paths(own)).toHaveLength(14);
  });

  it.each([
    'x-ms-pageable',
    'x-ms-dynamic-values',
    'x-ms-trigger',
    'nextLink',
    'latestRating',
    'endTimeStamp"',
    'semicolon',
    'collectionFormat',
    '"type":"array","in"',
    '"nullable"',
  ])('has no %s', (word) => {
    expect(text).not.toContain(`${word}`.replace('endTimeStamp"', '"name":"endTimeStamp"'));
  });

  it('takes one value of each filter', () => {
    for (const { parameters } of listOperations(own)) {
      for (const { name, type } of parameters)
        expect([name, ['string', 'integer'].includes(String(type))]).toEqual([name, true]);
    }
  });

  it('has no reference to what is not there', () => {
    for (const [, section, name] of text.matchAll(/"#\/(definitions|parameters|responses)\/(\w+)"/g)) {
      expect(own[section as 'definitions']).toHaveProperty(name as string);
    }
  });

  it('differs in ways that all have a name and a reason', () => {
    expect(listDifferences().length).toBeGreaterThan(8);
    for (const { name, why } of [...listDifferences(), ...logicAppsDifferences]) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(why).toMatch(/\.$/);
    }
  });

  it('is escaped for ARM and back', () => {
    const value = { a: ['[x]', '[x', 'x]', '[[x]]', { b: '[]' }] };
    expect(escapeArm(value)).toEqual({ a: ['[[x]', '[x', 'x]', '[[[x]]', { b: '[[]' }] });
    expect(unescapeArm(escapeArm(value))).toEqual(value);
  });
});

describe('the documents', () => {
  it('have generated parts that are up to date', () => {
    expect([...staleDocuments().keys()], 'Run `npm run package -- --docs` and commit the result.').toEqual([]);
  });

  const readme = readFileSync('README.md', 'utf8');
  const isShared = readme.includes('<!-- docs/sections/');
  if (!isShared) console.log('Skipped: README.md shares texts with intro.md. It has no <!-- docs/sections/… --> yet.');

  it.skipIf(!isShared).each(['credentials', 'limitations', 'errors'])(
    'share the text on %s with the README',
    (name) => {
      const text = ingredients.sections[name] as string;
      expect(introMd(source, ingredients.sections).includes(text)).toBe(true);
      expect(readme.includes(`<!-- docs/sections/${name}.md -->\n\n${text}\n\n<!-- end of`)).toBe(true);
    },
  );

  it('are filled between their comments and nowhere else', () => {
    const document = 'a\n<!-- x -->\nold\n<!-- end of x -->\n<!-- a comment -->\nb';
    expect(fillParts(document, { x: 'new' }, 'f.md')).toBe(
      'a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\n<!-- a comment -->\nb',
    );
    expect(() => fillParts(document, { y: '' }, 'f.md')).toThrow('f.md: no part is called "x". Known: y.');
    expect(Object.keys(generatedParts())).toContain('logic apps differences');
  });
});
