import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOtherProject, type OtherProject } from './package-install.ts';
import { promisedVerbs } from './promised-verbs.ts';

let project: OtherProject;
let address: string;
const connector = join('node_modules', 'cqc-data-connector');
beforeAll(async () => {
  project = makeOtherProject();
  const repository = join(project.folder, '..', 'a repository');
  mkdirSync(repository);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository });
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(file, join(repository, file));
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'The checkout');
  address = `git+${pathToFileURL(repository).href}`;
  await project.npm('install', address);
}, 300_000);
afterAll(() => project?.remove());

it('is installed from a git address and validates', async () => {
  const { code, out } = await project.cqc('validate', connector);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/\d+ operations, 0 errors, 0 warnings/) });
}, 300_000);

it('runs through npx from a git address, installed nowhere', async () => {
  const out = await project.npm('exec', '--yes', `--package=${address}`, '--', 'cqc-data-connector', '--help');
  expect(out).toContain('cqc-data-connector VERB');
}, 300_000);

it('runs from a script of package.json', async () => {
  const file = join(project.folder, 'package.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.scripts = { check: 'cqc-data-connector validate "node_modules/cqc-data-connector" --format lines' };
  writeFileSync(file, JSON.stringify(json));
  expect(await project.npm('run', 'check')).toMatch(/\d+ operations, 0 errors/);
});

it.each(Object.keys(promisedVerbs))('%s shows its help, which says how it was called', async (verb) => {
  const { code, out } = await project.cqc(verb, '--help');
  expect(code).toBe(0);
  expect(out.startsWith(`cqc-data-connector ${verb}`)).toBe(true);
  expect(out).not.toMatch(/npm (run|start)/);
});

it('writes the titles, compares recorded bodies and packages', async () => {
  expect((await project.cqc('titles', join(connector, 'apiDefinition.swagger.json'))).out).toMatch(/tokens/);
  const recorded = join('node_modules', 'cqc-data-connector', 'mock-server', 'fixtures', 'providers');
  expect((await project.cqc('drift', '--from', recorded)).out).toMatch(/\b0 differences/);
  expect((await project.cqc('package', '--out', 'artifacts')).out).toContain('artifacts/CQCDataFlows.zip');
  expect((await project.cqc('package', '--check', 'artifacts')).code).toBe(0);
}, 300_000);
