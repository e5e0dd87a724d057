import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { command } from '../../../scripts/validate/command.ts';
import { checkPaths, validatePaths } from '../../../scripts/validate/validate-paths.ts';
import { run } from '../../run.ts';
import { exampleFolder } from './example-folder.ts';

const { folder, connector, remove } = exampleFolder();
afterAll(remove);

it('checks the next connector only when it is asked for', async () => {
  for (const name of ['tree/a', 'tree/b']) connector(name);
  const reports = checkPaths([join(folder, 'tree')]);
  expect((await reports.next()).value).toMatchObject({ findings: [] });
  writeFileSync(join(folder, 'tree/b/apiDefinition.swagger.json'), '');
  expect((await reports.next()).value).toMatchObject({ findings: [{ rule: 'JsonNotValid' }] });
});

it.each<[string, string[], number]>([
  ['a slash at its end', ['a', 'a/'], 1],
  ['its definition', ['a', 'a/apiDefinition.swagger.json'], 1],
  ['a link', ['b', 'link'], 1],
  ['the definition behind a link', ['b', 'link/apiDefinition.swagger.json'], 1],
  ['the tree around it', ['.', 'b'], 2],
  ['another one', ['a', 'b'], 2],
])('checks a connector once that is named twice: %s', async (_, paths, count) => {
  for (const name of ['again/a', 'again/b']) connector(name);
  const link = join(folder, 'again/link');
  if (!existsSync(link)) symlinkSync('b', link, 'junction');
  const reports = await validatePaths(paths.map((path) => `${folder}/again/${path}`));
  expect(reports.map(({ findings }) => findings)).toEqual(Array(count).fill([]));
});

it('gives a definition that is named the other files of its folder, though the tree leads to it too', async () => {
  const path = connector('tree and definition');
  const text = readFileSync(join(path, 'apiDefinition.swagger.json'));
  for (const name of ['A', 'B']) writeFileSync(join(path, `${name}.swagger.json`), text);
  rmSync(join(path, 'apiDefinition.swagger.json'));
  const reports = await validatePaths([path, `${path}/./B.swagger.json`], { only: ['PropertiesFileMissing'] });
  expect(reports.map(({ findings }) => findings)).toEqual([[], []]);
});

it('refuses a path before it checks another', () => {
  expect(() => checkPaths([join(folder, 'tree'), join(folder, 'nowhere')])).toThrow(/nowhere/);
});

it('says of the scripts of a tree that they were not compiled', async () => {
  for (const name of ['scripts/a', 'scripts/b']) connector(name);
  writeFileSync(join(folder, 'scripts/a/script.csx'), 'public class Script : ScriptBase { }');
  const { out } = await run(command, join(folder, 'scripts'));
  expect(out).toMatch(/scripts\/a\S* .*; script not compiled: only that of a single connector is\n/);
  expect(out.match(/script not compiled/g)).toHaveLength(1);
});

it('says that a script was not compiled where there is no SDK, and why', async () => {
  const path = connector('without SDK');
  writeFileSync(join(path, 'script.csx'), 'public class Script : ScriptBase { }');
  const before = process.env.PATH;
  process.env.PATH = folder;
  try {
    expect((await run(command, path)).out).toMatch(/; script not compiled: no dotnet on the PATH\. Install/);
  } finally {
    process.env.PATH = before;
  }
}, 60_000);

it('names the definitions of a folder that it does not check', async () => {
  const path = connector('beside');
  writeFileSync(join(path, 'Beta.swagger.json'), '{"swagger":"2.0"}');
  expect((await run(command, path)).out).toMatch(/ warnings; not checked beside it: Beta\.swagger\.json\n/);
});

it('checks each of several definitions of a folder', async () => {
  const path = connector('several');
  const text = readFileSync(join(path, 'apiDefinition.swagger.json'));
  for (const name of ['A', 'B']) writeFileSync(join(path, `${name}.swagger.json`), text);
  rmSync(join(path, 'apiDefinition.swagger.json'));
  const { out } = await run(command, path);
  expect(out).toMatch(/A\.swagger\.json: 1 operation.*\n.*B\.swagger\.json: 1 operation.*\n2 connectors/);
});
