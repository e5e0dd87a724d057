import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decode, encode, type FileTree, readFolder } from '../../../scripts/lib/file-tree.ts';
import { markerFile } from '../../../scripts/lib/folder-marker.ts';
import { writeFolder } from '../../../scripts/lib/write-folder.ts';
import { buildArtifacts, checksums } from '../../../scripts/package/artifacts.ts';
import { namesOf } from '../../../scripts/package/names.ts';
import { uuidOf } from '../../../scripts/package/uuid.ts';
import { writeZip } from '../../../scripts/package/zip.ts';
import { validatePaths } from '../../../scripts/validate/validate-paths.ts';
import { artifactFiles, ingredients, unzip } from './artifacts.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { source } = ingredients;
const run = (args: string[], environment = {}) =>
  spawnSync('node', ['--import', 'tsx', 'scripts/package.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });

describe('npm run package', () => {
  it('writes the same bytes in every time zone and language, and prints their sums', {
    timeout: 300_000,
  }, () => {
    const outputs = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' },
    ].map((environment, index) => {
      const out = join(folder, `run-${index}`);
      const { status, stdout, stderr } = run(['--out', out], environment);
      expect([status, stderr.replace(/^.*warning.*\n/gm, '')]).toEqual([0, '']);
      return { lines: stdout.replaceAll(out, 'dist'), files: readFolder(out) };
    });
    expect(outputs[1]).toEqual(outputs[0]);
    expect(outputs[2]).toEqual(outputs[0]);
    expect(outputs[0]?.lines.trim().split('\n')).toHaveLength(6);
    for (const line of outputs[0]?.lines.trim().split('\n') ?? [])
      expect(line).toMatch(/^dist\/\S+ {2}\d+ bytes {2}[0-9a-f]{64}$/);
    const written = outputs[0]?.files ?? new Map<string, Uint8Array>();
    const sums = decode(written.get('SHA256SUMS') as Uint8Array);
    expect(sums).toBe(checksums(buildArtifacts(ingredients)));
    expect(sums.trim().split('\n')).toHaveLength(written.size - 2); // itself and the marker
    expect(written.has(markerFile)).toBe(true);
  });

  it('writes the sums that sha256sum checks', () => {
    const out = join(folder, 'run-0');
    const check = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
    if (check.error) return console.log('Skipped: sha256sum is not on PATH.');
    expect([check.status, check.stdout]).toEqual([0, '']);
  });

  it('writes nothing when the connector has errors, and prints them', { timeout: 120_000 }, () => {
    const [from, out] = [join(folder, 'broken'), join(folder, 'run-0')];
    mkdirSync(from);
    for (const name of ['apiProperties.json', 'script.csx', 'icon.png', 'settings.json'])
      copyFileSync(name, join(from, name));
    const broken = structuredClone(source.definition);
    for (const { get } of Object.values(broken.paths)) get.summary = '';
    writeFileSync(join(from, 'apiDefinition.swagger.json'), JSON.stringify(broken));
    const before = readFolder(out);
    const { status, stdout, stderr } = run(['--from', from, '--out', out]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/ error \w+ #\/paths.*\n(.*\n)*The connector has \d+ errors, so nothing was written/);
    expect(readFolder(out)).toEqual(before);
  });

  it('packages a connector without policies, with notes alone', { timeout: 120_000 }, () => {
    const [from, out] = [join(folder, 'no-policies'), join(folder, 'run-no-policies')];
    mkdirSync(from);
    for (const name of ['apiDefinition.swagger.json', 'script.csx', 'icon.png', 'settings.json'])
      copyFileSync(name, join(from, name));
    const { policyTemplateInstances: _, ...properties } = source.apiProperties;
    writeFileSync(join(from, 'apiProperties.json'), JSON.stringify({ properties }, null, 4));
    const { status, stderr } = run(['--from', from, '--out', out]);
    expect(stderr.match(/^(?!note | {2}|$).*/gm) ?? []).toEqual([]);
    expect(status).toBe(0);
  });

  it('prints findings of a foreign artifact to stderr and exits with 1', { timeout: 120_000 }, () => {
    const file = join(folder, 'CQCData.zip');
    const files = unzip(artifactFiles().get('CQCData.zip') as Uint8Array);
    files.delete('solution.xml');
    writeFileSync(file, writeZip(files));
    const { status, stdout, stderr } = run(['--check', file]);
    expect(status).toBe(1);
    expect(stdout).toBe(`${file}: solution with connector, 1 finding\n`);
    expect(stderr).toContain('solution.xml: the file is missing. Put solution.xml there, as exports have it.');
  });

  it('checks each artifact of a folder, and counts notes without failing for them', { timeout: 120_000 }, () => {
    const out = join(folder, 'noted');
    const files = artifactFiles();
    const solution = unzip(files.get('CQCData.zip') as Uint8Array);
    solution.set('Connector/cqc_cqcdata_old.json', encode('{}'));
    writeFolder(out, new Map([...files, ['CQCData.zip', writeZip(solution)]]), 'a test');
    const { status, stdout, stderr } = run(['--check', out]);
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^note Connector\/cqc_cqcdata_old\.json: nothing in customizations\.xml links to it/m),
    ]);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.filter((line) => line.endsWith(', 0 findings'))).toHaveLength(5);
    expect(lines).toContain(`${join(out, 'CQCData.zip')}: solution with connector, 0 findings, 1 note`);
  });

  it('exits with 2 and says what to do for a path that does not exist', { timeout: 120_000 }, () => {
    const { status, stderr } = run(['--check', 'nowhere.zip']);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('nowhere.zip: there is no such file or folder. Name a zip'),
    ]);
  });
});

describe('the artifacts', () => {
  it('have no errors and no warnings by the rules of certification', { timeout: 120_000 }, async () => {
    const dist = join(folder, 'validated');
    writeFolder(dist, artifactFiles(), 'a test');
    const reports = await validatePaths([join(dist, 'connector'), join(dist, 'independent-publisher/CQC Data')]);
    expect(reports.map(({ operations }) => operations)).toEqual([18, 18]);
    expect(reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'advice')).toEqual([]);
  });

  it('depend on the ingredients alone', () => {
    expect(artifactFiles()).toEqual(artifactFiles());
  });

  it('hold no key, whatever the source is called', () => {
    const secret = /demo-key|subscription-key=|"(clientSecret|password|secret)"\s*:/i;
    const search = (files: FileTree, place: string): string[] =>
      [...files].flatMap(([path, bytes]) => {
        if (path.endsWith('.zip')) return search(unzip(bytes), `${place}${path}/`);
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
    const zip = (bytes: Uint8Array | undefined) => unzip(bytes as Uint8Array);
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

  it('ship flows switched off', () => {
    const files = unzip(artifactFiles().get('CQCDataFlows.zip') as Uint8Array);
    const states = decode(files.get('customizations.xml') as Uint8Array).match(/<Stat\w+>\d/g);
    expect(states).toEqual(ingredients.flows.flatMap(() => ['<StateCode>0', '<StatusCode>1']));
  });

  it('are named one by one', () => {
    expect(buildArtifacts(ingredients).map(({ name }) => name)).toEqual([
      'connector/',
      'CQCData.zip',
      'CQCDataFlows.zip',
      'ConnectorPackage.zip',
      'independent-publisher/',
      'logic-apps/azuredeploy.json',
    ]);
  });
});
