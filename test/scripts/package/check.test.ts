import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildArtifacts } from '../../../scripts/package/artifacts.ts';
import { checkArtifact, checkFiles } from '../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../scripts/package/check/package-finding.ts';
import { readZip } from '../../../scripts/package/zip.ts';
import { artifactFiles, ingredients } from './artifacts.ts';
import { certificationMutations } from './mutations/certification-package.ts';
import { connectorSolutionMutations } from './mutations/connector-solution.ts';
import { flowSolutionMutations } from './mutations/flow-solution.ts';
import { folderMutations } from './mutations/folders.ts';
import { templateMutations } from './mutations/logic-apps-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mutations = [
  ...connectorSolutionMutations,
  ...flowSolutionMutations,
  ...certificationMutations,
  ...templateMutations,
  ...folderMutations,
];

const kinds = {
  'connector/': 'connector folder',
  'CQCData.zip': 'solution with connector',
  'CQCDataFlows.zip': 'solution with connector and flows',
  'ConnectorPackage.zip': 'certification package',
  'independent-publisher/': 'folder for the pull request of an independent publisher',
  'logic-apps/azuredeploy.json': 'ARM template for Logic Apps',
};

it.each(buildArtifacts(ingredients))('$name is known for what it is and has no findings', ({ name, files }) => {
  expect(checkFiles(name, files)).toEqual({ kind: kinds[name as keyof typeof kinds], findings: [] });
});

it('there are at least 40 mutations, each of its own name', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(40);
});

it.each(mutations)('refuses $name', ({ make, cause }) => {
  const { name, content } = make();
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  if (content instanceof Uint8Array) {
    writeFileSync(path, content);
  } else {
    for (const [file, bytes] of content) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), bytes);
    }
  }
  const findings = checkArtifact(path).findings.map(wordPackageFinding);
  expect(findings.filter((finding) => cause.test(finding)).length, findings.join('\n')).toBeGreaterThan(0);
  for (const finding of findings) expect(finding).toMatch(/^\S.*: \S.*\. \S.*[.!?]$/s);
});

it('takes an unpacked solution in a folder', () => {
  for (const [file, bytes] of readZip(artifactFiles().get('CQCData.zip') as Uint8Array)) {
    mkdirSync(dirname(join(folder, 'unpacked', file)), { recursive: true });
    writeFileSync(join(folder, 'unpacked', file), bytes);
  }
  expect(checkArtifact(join(folder, 'unpacked'))).toEqual({ kind: 'solution with connector', findings: [] });
});

it.each([
  ['a text', 'notes.txt', 'hello'],
  ['an empty file', 'empty.zip', ''],
  ['JSON of another kind', 'other.json', '{}'],
])('says of %s that it is no artifact', (_name, file, text) => {
  writeFileSync(join(folder, file), text);
  expect(checkArtifact(join(folder, file)).findings.length).toBeGreaterThan(0);
});

it('throws for a path that does not exist, and says what to name', () => {
  expect(() => checkArtifact(join(folder, 'nowhere.zip'))).toThrow(
    /nowhere\.zip: there is no such file or folder\. Name a zip/,
  );
});
