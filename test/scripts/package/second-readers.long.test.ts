import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../../../scripts/lib/file-tree.ts';
import { describeForLogicApps } from '../../../scripts/package/logic-apps/differences.ts';
import { logicAppsTemplate } from '../../../scripts/package/logic-apps/template.ts';
import { describeWithDotnet, hasDotnet } from '../../dotnet.ts';
import { artifactFiles, has, ingredients, unzip } from './artifacts.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-second-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = artifactFiles();
const inner = unzip(unzip(files.get('ConnectorPackage.zip') as Uint8Array).get('package.zip') as Uint8Array);
const zips = new Map([
  ...[...files].filter(([path]) => path.endsWith('.zip') && !path.includes('/')),
  ['package.zip', unzip(files.get('ConnectorPackage.zip') as Uint8Array).get('package.zip') as Uint8Array],
  ...[...inner].map(([path, bytes]): [string, Uint8Array] => [path.replace('/', '-'), bytes]),
]);

function lay(name: string, content: Uint8Array | string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const hasUnzip = has('unzip', '-v');
if (!hasUnzip) console.log('Skipped: unzip -t. There is no unzip on PATH.');

it.skipIf(!hasUnzip).each([...zips])('unzip finds nothing wrong with %s', (name, bytes) => {
  const { status, stdout } = spawnSync('unzip', ['-t', lay(name, bytes)], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('No errors detected')]);
});

interface ReadSolution {
  entries: Record<string, number>;
  times: string[];
  parts: Record<string, string>;
  sections: string[];
  links: string[];
  scriptOperations: string[];
  uniqueName: string;
  managed: string;
  components: string[];
}

describeWithDotnet('.NET reads the solutions', () => {
  const names = ['CQCData.zip', 'CQCDataFlows.zip'];
  it('finds the files, types, links and components that were written', { timeout: 120_000 }, () => {
    const paths = names.map((name) => lay(name, zips.get(name) as Uint8Array));
    const arguments_ = ['run', '--project', 'test/scripts/package/reader', '--', ...paths];
    const read: Record<string, ReadSolution> = JSON.parse(execFileSync('dotnet', arguments_, { encoding: 'utf8' }));
    for (const name of names) {
      const written = unzip(zips.get(name) as Uint8Array);
      const solution = read[name] as ReadSolution;
      expect(solution.entries).toEqual(Object.fromEntries([...written].map(([path, bytes]) => [path, bytes.length])));
      expect(solution.times).toEqual(['2000-01-01 00:00:00']);
      const parts = [...written.keys()].filter((path) => path !== '[Content_Types].xml');
      expect(solution.parts).toEqual(Object.fromEntries(parts.map((path) => [`/${path}`, 'application/octet-stream'])));
      const linked = [...written.keys()].filter((path) => path.includes('/')).map((path) => `/${path}`);
      expect(solution.links.sort()).toEqual(linked.sort());
      expect(solution.scriptOperations).toEqual(ingredients.source.apiProperties.scriptOperations);
      expect(solution.managed).toBe('0');
    }
    expect(read['CQCData.zip']?.components).toEqual(['372 {65bd818a-1b3b-5bf2-8e40-b990e1d109e8}']);
    expect(read['CQCDataFlows.zip']?.components.map((component) => component.slice(0, 4))).toEqual([
      ...ingredients.flows.map(() => '29 {'),
      '372 ',
    ]);
    expect(read['CQCDataFlows.zip']?.sections).toContain('connectionreferences');
  });
});

/** The Bicep compiler from NuGet; a reason in words when it cannot be had. */
function findBicep(): { file: string } | { reason: string } {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { reason: 'the package holds a program for Linux on x64' };
  if (!hasDotnet) return { reason: 'there is no .NET SDK to fetch it with' };
  const restore = spawnSync('dotnet', ['restore', 'test/scripts/package/bicep'], { encoding: 'utf8' });
  if (restore.status !== 0) return { reason: `NuGet does not give it: ${restore.stdout.trim().split('\n').at(-1)}` };
  const [, packages] = /global-packages: (.+)/.exec(
    execFileSync('dotnet', ['nuget', 'locals', 'global-packages', '--list'], { encoding: 'utf8' }),
  ) as unknown as [string, string];
  const version = /Version="\[(.+?)\]"/.exec(
    readFileSync('test/scripts/package/bicep/Bicep.csproj', 'utf8'),
  )?.[1] as string;
  const file = join(packages.trim(), 'azure.bicep.commandline.linux-x64', version, 'tools', 'bicep');
  chmodSync(file, 0o755);
  return { file };
}

const bicep = findBicep();
if ('reason' in bicep) console.log(`Skipped: the Bicep compiler reads the ARM template. Here ${bicep.reason}.`);

it.runIf(process.env.CI === 'true' && hasDotnet)('CI has the Bicep compiler', () =>
  expect(bicep).toHaveProperty('file'),
);

describe.skipIf('reason' in bicep)('the Bicep compiler reads the ARM template', () => {
  interface Built {
    resources: { type: string; properties: { swagger?: unknown; description?: string } }[];
  }
  /** Takes a template apart and builds it again; gives the result and the warnings. */
  function rebuild(name: string, template: string): { built: Built; bicepText: string; warnings: string[] } {
    const { file } = bicep as { file: string };
    const json = lay(`${name}/azuredeploy.json`, template);
    execFileSync(file, ['decompile', '--force', json], { stdio: 'pipe' });
    const source = json.replace('.json', '.bicep');
    const output = join(folder, name, 'built.json');
    const { status, stderr } = spawnSync(file, ['build', source, '--outfile', output], { encoding: 'utf8' });
    expect([status, stderr.match(/.*Error.*/)]).toEqual([0, null]);
    return {
      built: JSON.parse(readFileSync(output, 'utf8')),
      bicepText: readFileSync(source, 'utf8'),
      warnings: stderr.split('\n').filter((line) => line.includes('Warning')),
    };
  }

  it('knows every property but uiDefinition, which its own types lack', { timeout: 120_000 }, () => {
    const { built, warnings } = rebuild('own', decode(files.get('logic-apps/azuredeploy.json') as Uint8Array));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/BCP037: The property "uiDefinition"/);
    const swagger = built.resources.find(({ type }) => type === 'Microsoft.Web/customApis')?.properties.swagger;
    expect(swagger).toEqual(JSON.parse(JSON.stringify(describeForLogicApps(ingredients.source.definition))));
  });

  it('takes texts in brackets as texts', { timeout: 120_000 }, () => {
    const texts = ['[resourceGroup().location]', '[draft] of a text', "[['quoted']]", '[open'];
    const source = structuredClone(ingredients.source);
    source.definition.info.description = texts[0] as string;
    const [first] = Object.values(source.definition.paths);
    Object.assign(first?.get as object, { 'x-ms-texts': texts });
    const template = JSON.stringify(logicAppsTemplate(source, ingredients.logicAppsWorkflow));
    const { built, bicepText } = rebuild('escaped', template);
    for (const text of texts) expect(bicepText).toContain(`'${text.replaceAll("'", "\\'")}'`);
    expect(built.resources[0]?.properties.description).toBe('[[resourceGroup().location]');
  });
});
