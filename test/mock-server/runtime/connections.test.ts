import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConnections } from '../../../mock-server/runtime/connections.ts';

const folder = mkdtempSync(join(tmpdir(), 'connections-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'connections.json');

it('reads connections', () => {
  writeFileSync(file, '{"mine":{"api_key":"secret"}}');
  expect(readConnections(file)).toEqual({ mine: { api_key: 'secret' } });
});

it.each([
  '{"mine":{"api_key":"secret"},"other":"secret"}',
  '{"mine":{"api_key":"secret","other":7}}',
  '{"mine":["secret"]}',
  '{"mine":"secret"',
  '{"mine":{"api_key":secret}}',
  '{"mine":{"secret":"a","secret"}}',
  '{"mine":"secret"}',
  '{"mine":{"api_key":7}}',
  '["secret"]',
  'null',
])('refuses %s without showing it', (text) => {
  writeFileSync(file, text);
  expect(() => readConnections(file)).toThrow(`${file}:`);
  expect(() => readConnections(file)).not.toThrow(/secret/);
});

it.each(['', '.', '..', 'half \ud83d'])('refuses a connection called "%s", which no address can hold', (name) => {
  writeFileSync(file, JSON.stringify({ [name]: { api_key: 'secret' } }));
  expect(() => readConnections(file)).toThrow(`no address can hold a connection called "${name}"`);
});

it('names a file that is not there', () => {
  expect(() => readConnections(join(folder, 'none.json'))).toThrow('none.json: cannot be read (ENOENT)');
});
