import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connectorFolder } from '../../../scripts/connector/connector-files.ts';
import { readConnectorSource } from '../../../scripts/connector/connector-source.ts';
import { decode } from '../../../scripts/lib/file-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-source-'));
const names = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'script.csx', 'settings.json'];
beforeEach(() => {
  for (const name of names) cpSync(name, join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readConnectorSource', () => {
  it('reads the files of this project, from any folder', () => {
    const source = readConnectorSource();
    expect(source.definition.swagger).toBe('2.0');
    expect(source.apiProperties.connectionParameters).toHaveProperty('api_key');
    expect(source.script).toContain('class Script');
    expect(readConnectorSource(folder)).toEqual(source);
  });

  it.each(names.filter((name) => name.startsWith('api')))('says that %s is no JSON', (name) => {
    writeFileSync(join(folder, name), '{');
    expect(() => readConnectorSource(folder)).toThrow(new RegExp(`${name}:1:2: not valid JSON`));
  });

  it.each(names)('names %s when it is missing', (name) => {
    rmSync(join(folder, name));
    expect(() => readConnectorSource(folder)).toThrow(name);
  });
});

it('gives back what paconn reads, by the names of settings.json', () => {
  const source = readConnectorSource();
  const files = connectorFolder(source);
  expect([...files.keys()].sort()).toEqual([...names].sort());
  const { apiDefinition, apiProperties, icon, script } = JSON.parse(decode(files.get('settings.json') as Uint8Array));
  expect([apiDefinition, apiProperties, icon, script].every((name) => files.has(name))).toBe(true);
  expect(decode(files.get('apiDefinition.swagger.json') as Uint8Array)).toBe(source.definitionText);
  expect(decode(files.get('apiProperties.json') as Uint8Array)).toBe(source.propertiesText);
  expect(decode(files.get('script.csx') as Uint8Array)).toBe(source.script);
  expect(files.get('icon.png')).toEqual(source.icon);
});
