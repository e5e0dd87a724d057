import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../scripts/lib/command.ts';
import { run } from '../run.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-edited-'));
afterAll(() => rmSync(folder, { recursive: true }));
const edited = join(folder, 'apiDefinition.swagger.json');
const own = readFileSync('apiDefinition.swagger.json', 'utf8');

/** Whoever asks for the project's definition gets the edited one. */
vi.mock('node:fs', async (importActual) => {
  const fs = await importActual<typeof import('node:fs')>();
  const at = (path: unknown) => (path === join(process.cwd(), 'apiDefinition.swagger.json') ? edited : path);
  return {
    ...fs,
    statSync: (path: string, ...rest: []) => fs.statSync(at(path) as string, ...rest),
    openSync: (path: string, flags: number) => fs.openSync(at(path) as string, flags),
  };
});

// biome-ignore lint/suspicious/noExplicitAny: a document that is edited at will
type Edit = (document: any) => void;

const edits: Record<string, Edit> = {
  'a reference to a parameter that leads nowhere': ({ paths }) => {
    paths['/locations'].get.parameters[2].$ref = '#/parameters/careHom';
  },
  'a reference to a schema that leads nowhere': ({ definitions }) => {
    definitions.LocationList.properties.nextLink.$ref = '#/definitions/NextLin';
  },
  'a renamed operation': ({ paths }) => {
    paths['/locations/{locationid}'].get.operationId = 'LocationDetail';
  },
  'a renamed list': ({ paths }) => {
    paths['/locations'].get.operationId = 'ListLocations';
  },
  'a renamed operation that differs in CQC': ({ paths }) => {
    paths['/reports/{inspection_report_link_id}'].get.operationId = 'Report';
  },
  'a new operation': ({ paths }) => {
    paths['/brands'] = structuredClone(paths['/inspection-areas']);
    paths['/brands'].get.operationId = 'Brands';
  },
  'a new operation that posts': ({ paths }) => {
    paths['/brands'] = { post: { operationId: 'Brands', responses: {} } };
  },
  'a path without an operation': ({ paths }) => {
    paths['/brands'] = {};
  },
  'an operation without parameters': ({ paths }) => {
    delete paths['/inspection-areas'].get.parameters;
  },
  'a removed parameter': ({ parameters }) => {
    delete parameters.careHome;
  },
  'a removed schema': ({ definitions }) => {
    delete definitions.LocationList;
  },
  'no parameters at all': (document) => {
    delete document.parameters;
  },
  'nothing at all': (document) => {
    for (const key of Object.keys(document)) delete document[key];
  },
};

/** What of README's first table reads the definition and asks nobody else. The server ends because it cannot listen there. */
type Verb = [call: string, args: string[], load: () => Promise<{ command: Command }>];
const verbs: Verb[] = [
  ['npm start', ['--host', 'no.such.host.invalid', '--quiet'], () => import('../../mock-server/command.ts')],
  ['npm run validate', ['--format', 'lines'], () => import('../../scripts/validate/command.ts')],
  ['npm run titles', [], () => import('../../scripts/titles/command.ts')],
  ['npm run package', ['--out', join(folder, 'dist')], () => import('../../scripts/package/command.ts')],
  ['npm run deploy', ['--env', 'x', '--dry-run'], () => import('../../scripts/deploy/command.ts')],
  ['npm run drift', ['--from', 'mock-server/fixtures'], () => import('../../scripts/drift/command.ts')],
  ['npm run generate-types', ['--check'], () => import('../../scripts/generate-types/command.ts')],
];

async function runWith(edit: Edit, [, args, load]: Verb) {
  const document = JSON.parse(own);
  edit(document);
  writeFileSync(edited, JSON.stringify(document));
  return run((await load()).command, ...args);
}

describe.each(Object.entries(edits))('with %s', (_name, edit) => {
  it.each(verbs)('%s names no defect of its own', async (...verb) => {
    const { code, out, err } = await runWith(edit, verb);
    expect(`${out}${err}`).not.toMatch(/defect|\n\s+at /);
    if (code === 2) expect(err.match(/^error: /gm)?.length).toBe(1);
  });
});

it.each<[string, string, string]>([
  [
    'a reference to a parameter that leads nowhere',
    'npm run generate-types',
    'apiDefinition.swagger.json: #/paths/~1locations/get/parameters/2: the reference "#/parameters/careHom" leads nowhere. Add it or correct the name.',
  ],
  [
    'a new operation',
    'npm start',
    'apiDefinition.swagger.json: Brands has no answer. Run `npm run generate-types`, then add it to mock-server/cqc-api/answers.ts.',
  ],
  [
    'a renamed operation',
    'npm start',
    'apiDefinition.swagger.json: LocationDetail has no answer, and LocationDetails is gone. Call it LocationDetails again, by which flows know it; or write its answer in mock-server/cqc-api/answers.ts.',
  ],
])('%s: %s says what to do', async (name, call, said) => {
  const verb = verbs.find(([other]) => other === call);
  const { code, err } = await runWith(edits[name] as Edit, verb as Verb);
  expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 });
  expect(err).toContain(said);
});
