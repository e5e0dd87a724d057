import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOperation, follow, listOperations, loadDefinition, type Schema } from '../scripts/lib/definition.ts';

const definition = loadDefinition();
const text = readFileSync('docs/apps-and-agents.md', 'utf8');
const calls = [...text.matchAll(/CQCData\.(\w+)\(([^()]*)\)/g)].map(([call, operationId = '', inputs = '']) => ({
  call,
  operationId,
  inputs,
}));

describe('the formulas for Power Apps', () => {
  it('are there', () => {
    expect(calls.length).toBeGreaterThanOrEqual(4);
  });

  it.each(calls)(
    '$call gives the required inputs in order, and of the optional ones no array',
    ({ operationId, inputs }) => {
      const { parameters } = findOperation(definition, operationId);
      const record = /\{.*\}/.exec(inputs)?.[0] ?? '';
      const given = inputs
        .replace(record, '')
        .split(',')
        .filter((input) => input.trim() !== '');
      expect(given).toHaveLength(parameters.filter(({ required }) => required).length);
      const optional = [...record.matchAll(/(\w+):/g)].map(([, name]) => name);
      const usable = parameters.filter(({ required, type }) => !required && type !== 'array').map(({ name }) => name);
      expect(usable).toEqual(expect.arrayContaining(optional));
    },
  );

  it.each([...text.matchAll(/details\.([\w.]+)/g)].map(([, path = '']) => path))('%s is in the details', (path) => {
    let schema: Schema | undefined = definition.definitions.Location;
    for (const name of path.split('.')) {
      const property: Schema | undefined = schema?.properties?.[name];
      schema = property && follow<Schema>(definition, property);
    }
    expect(schema).toBeDefined();
  });

  it('names every array input of List locations', () => {
    const arrays = findOperation(definition, 'Locations').parameters.filter(({ type }) => type === 'array');
    for (const { name } of arrays) expect(text).toContain(`\`${name}\``);
  });
});

describe('the tools for Copilot Studio', () => {
  it.each([...text.matchAll(/^\| \*(.+?)\* \|/gm)].map(([, summary]) => summary))('%s is an operation', (summary) => {
    const summaries = listOperations(definition).map(({ path }) => definition.paths[path]?.get.summary);
    expect(summaries).toContain(summary);
  });
});
