import { expect, it } from 'vitest';
import { decode, encode, type FileTree, filesBelow } from '../../../scripts/lib/file-tree.ts';
import { Budget } from '../../../scripts/package/budget.ts';
import { checkArmTemplate } from '../../../scripts/package/check/arm-template.ts';
import { checkConnectorFolder, checkIndependentPublisherFolder } from '../../../scripts/package/check/folders.ts';
import { createFindings } from '../../../scripts/package/check/package-finding.ts';
import { checkSolution } from '../../../scripts/package/check/solution.ts';
import { artifactFiles, unzip } from './artifacts.ts';

// Anybody's artifact may hold anything: a check that throws tells its reader nothing.

const files = artifactFiles();
const solution = unzip(files.get('CQCDataFlows.zip') as Uint8Array);
const connector = filesBelow(files, 'connector');
const damages = [null, 0, 'x', [], {}, [null], true];

/** Every copy of a value in which one member, at most `depth` deep, is something else, with the member's place. */
function* damagedCopies(value: unknown, depth: number, place = ''): Generator<[string, unknown]> {
  for (const damage of damages) yield [`${place}=${JSON.stringify(damage)}`, damage];
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const [where, copy] of damagedCopies(part, depth - 1, `${place}/${key}`)) {
      yield [where, Array.isArray(value) ? value.with(Number(key), copy) : { ...value, [key]: copy }];
    }
  }
}

const changed = (tree: FileTree, path: string, copy: unknown): FileTree =>
  new Map([...tree, [path, encode(JSON.stringify(copy))]]);
const context = () => ({ purpose: 'import' as const, budget: new Budget() });
const inSolution = (path: string) => ({
  name: path,
  bytes: solution.get(path) as Uint8Array,
  check: async (copy: unknown) =>
    void (await checkSolution(changed(solution, path, copy), context(), createFindings().find)),
});
const inFolder = (path: string) => ({
  name: `connector/${path}`,
  bytes: connector.get(path) as Uint8Array,
  check: async (copy: unknown) => {
    await checkConnectorFolder(changed(connector, path, copy), context(), createFindings().find);
    await checkIndependentPublisherFolder(changed(connector, path, copy), context(), createFindings().find);
  },
});

const cases = [
  ...[...solution.keys()].filter((path) => path.endsWith('.json')).map(inSolution),
  ...[...connector.keys()].filter((path) => path.endsWith('.json')).map(inFolder),
  {
    name: 'azuredeploy.json',
    bytes: files.get('logic-apps/azuredeploy.json') as Uint8Array,
    check: async (copy: unknown) => checkArmTemplate(copy, 1, createFindings().find),
  },
];

it.each(cases)('looks at $name whatever it holds', { timeout: 240_000 }, async ({ bytes, check }) => {
  const copies = [...damagedCopies(JSON.parse(decode(bytes)), 9)];
  const step = Math.ceil(copies.length / 150); // evenly, so that every part is met
  for (const [where, copy] of copies.filter((_copy, index) => index % step === 0)) {
    await expect(check(copy), where).resolves.toBeUndefined();
  }
});
