import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { kindOfBytes } from '../../../scripts/lib/file-kind.ts';
import { command as packageCommand } from '../../../scripts/package/command.ts';
import { command as titles } from '../../../scripts/titles/command.ts';
import { command as validate } from '../../../scripts/validate/command.ts';
import { run } from '../../run.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-kinds-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file, of JSON where it is no bytes. */
function make(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const noDefinition = 'is no definition: it has neither "swagger" nor "paths"';
const noArtifact = 'is none of the artifacts that are known';
const zip = zipSync({ 'a.txt': strToU8('a') });
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

describe.each<[string, unknown, string, string | undefined]>([
  [
    'apiProperties.json',
    { properties: { iconBrandColor: '#fff' } },
    'is the properties file',
    'is the properties file',
  ],
  ['properties.json', { properties: { connectionParameters: {} } }, 'is the properties file', 'is the properties file'],
  ['package.json', { name: 'a', version: '1.0.0', dependencies: {} }, noDefinition, noArtifact],
  ['tsconfig.json', { compilerOptions: { paths: {} } }, noDefinition, noArtifact],
  ['settings.json', { connectorId: 'a', icon: 'icon.png' }, noDefinition, noArtifact],
  ['accepted-findings.json', { findings: [] }, noDefinition, noArtifact],
  ['template.json', { $schema: schema, parameters: {}, resources: [] }, 'is an ARM template', undefined],
  [
    'azuredeploy.parameters.json',
    { $schema: schema.replace('Template', 'Parameters'), contentVersion: '1.0.0.0', parameters: {} },
    'holds the parameters of an ARM template, no definition',
    undefined,
  ],
  [
    'main.json',
    { $schema: schema, languageVersion: '2.0', definitions: { region: { type: 'string' } }, resources: {} },
    'is an ARM template',
    undefined,
  ],
  ['solution.zip', zip, 'is a zip', undefined],
  ['solution.bin', zip, 'is a zip', undefined],
])('%s', (name, content, asDefinition, asArtifact) => {
  it.each([
    ['validate', validate, ['--format', 'lines']],
    ['titles', titles, []],
  ])('is refused by %s in one sentence', async (_verb, command, args) => {
    const { code, err } = await run(command, make(name, content), ...args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^[^\n]*\berror\b[^\n]*\n$/) });
    expect(err).toContain(asDefinition);
  });

  it('is refused by package --check in one sentence, unless it is an artifact', async () => {
    const { code, err } = await run(packageCommand, '--check', make(name, content));
    if (asArtifact === undefined) expect(err).not.toMatch(/^error: /m);
    else expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error: [^\n]*\n$/) });
    expect(err).toContain(asArtifact ?? '');
  });
});

it.each<[string, string | Uint8Array, string]>([
  ['script.csx', 'public class Script {}', noArtifact],
  ['notes.md', '# Notes', noArtifact],
  ['icon.png', readFileSync('icon.png'), noArtifact],
  ['openapi.json', '{"swagger":"2.0"}', 'is a definition alone'],
])('%s is no artifact for package --check', async (name, content, said) => {
  const { code, err } = await run(packageCommand, '--check', make(name, Buffer.from(content)));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error: [^\n]*\n$/) });
  expect(err).toContain(said);
});

const get = { operationId: 'Homes', responses: {} };
it.each<[string, unknown]>([
  ['paths alone', { paths: { '/homes': { get } } }],
  ['OpenAPI 3', { openapi: 3, components: {} }],
  ['OpenAPI 3.1 with webhooks', { openapi: '3.1.0', webhooks: {} }],
  ['Swagger 1', { swaggerVersion: '1.2', apis: [] }],
  ['info alone', { info: { title: 'Homes' } }],
  ['properties beside', { swagger: '2.0', properties: { capabilities: [] } }],
  ['resources beside', { paths: {}, resources: [] }],
])('an odd definition stays one: %s', async (_name, content) => {
  expect(kindOfBytes(Buffer.from(JSON.stringify(content)))).toBe('definition');
  const { code, err } = await run(validate, make('odd.json', content), '--format', 'lines');
  expect(code).toBe(1);
  expect(err).not.toContain('ConnectorNotReadable');
});

it.each([
  ['nothing', '{}'],
  ['a list', '[1]'],
  ['broken JSON', '{"name": '],
  ['no text', '\u0000\u0001'],
])('of %s nothing can be told', (_name, content) => {
  expect(kindOfBytes(Buffer.from(content))).toBeUndefined();
});

it('what is called a definition is held against the rules, whatever it holds', async () => {
  const { code, err } = await run(validate, make('apiDefinition.swagger.json', { name: 'a' }), '--format', 'lines');
  expect(code).toBe(1);
  expect(err).not.toContain('ConnectorNotReadable');
});
