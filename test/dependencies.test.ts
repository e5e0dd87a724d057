import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { promisedVerbs } from './smoke/promised-verbs.ts';

interface PackageJson {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** Dependencies that no file imports, and what they are needed for. */
const tools = {
  'light-my-request':
    'is fastify’s; later ones need Node 22, and an override would not reach a project that has this package',
  preact: 'draws the page, which esbuild bundles',
  'preact-render-to-string': 'draws what the page shows first, likewise',
  tsx: 'runs the verbs',
  typescript: 'is what openapi-typescript writes types with',
};

/** The packages that files import, and the files of this project that they reach. */
function findPackages(entries: string[]): string[] {
  const packages = new Set<string>();
  const files = new Set(entries);
  for (const file of files) {
    for (const { fileName: name } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else if (!name.startsWith('node:')) packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return [...packages].sort();
}

it('the dependencies are what the verbs of a production install need', () => {
  const entries = Object.keys(promisedVerbs).map((verb) => (scripts[verb] as string).replace('node --import tsx ', ''));
  expect([...findPackages(entries), ...Object.keys(tools)].sort()).toEqual(Object.keys(dependencies).sort());
});

it('what the other verbs import is a development dependency', () => {
  const entries = ['mock-server', 'scripts']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.ts'));
  const listed = { ...dependencies, ...devDependencies };
  expect(findPackages(entries).filter((name) => !(name in listed))).toEqual([]);
});
