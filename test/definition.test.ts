import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOperation, follow, listOperations, loadDefinition, type Schema } from '../scripts/lib/definition.ts';

interface PublishedParameter {
  in: string;
  type: string;
  format?: string;
  required?: boolean;
}
const published: { operations: Record<string, { path: string; parameters: Record<string, PublishedParameter> }> } =
  JSON.parse(readFileSync('scripts/rules/published-v1.1.json', 'utf8'));
const definition = loadDefinition();

describe.each(Object.entries(published.operations))('published operation %s', (operationId, { path, parameters }) => {
  const operation = findOperation(definition, operationId);

  it('has kept its path', () => {
    expect(operation.path).toBe(path);
  });

  it.each(Object.entries(parameters).filter(([name]) => name !== 'partnerCode'))(
    'has kept %s, its place, type and need',
    (name, fact) => {
      const parameter = operation.parameters.find((candidate) => candidate.name === name);
      expect(parameter).toMatchObject({ in: fact.in, type: fact.type, required: fact.required ?? false });
      if (fact.format) expect(parameter?.format).toBe(fact.format);
    },
  );

  it('asks for nothing new', () => {
    const added = operation.parameters.filter(({ name, required }) => required && !(name in parameters));
    expect(added).toEqual([]);
  });

  it('does not send partnerCode', () => {
    expect(operation.parameters.map(({ name }) => name)).not.toContain('partnerCode');
  });
});

describe('every operation', () => {
  it.each(listOperations(definition))('$operationId describes one answer and its errors', ({ responses }) => {
    const [ok, ...errors] = Object.entries(responses);
    expect(ok?.[0]).toBe('200');
    expect(ok?.[1].schema).toBeDefined();
    for (const [status, response] of errors) {
      expect(['400', '401', '403', '404', '429', '500']).toContain(status);
      expect(response.schema).toBeUndefined();
    }
    expect(errors.map(([status]) => status)).toContain('429');
  });
});

describe('every schema', () => {
  it.each(Object.entries(definition.definitions))(
    '%s and what is in it say what they mean, and nothing is required',
    (name, schema) => {
      const visit = (child: Schema & { required?: unknown }, where: string): void => {
        if (child.$ref) return;
        const summary = child['x-ms-summary'];
        if (summary !== undefined) expect(summary, where).toMatch(/^[A-Z][A-Za-z0-9 ()]*$/);
        expect(child.description ?? 'no description', where).toMatch(/^[A-Z][ -~]+\.$/);
        expect(child.description?.replace('.', ''), where).not.toBe(summary);
        expect(child.required, where).toBeUndefined();
        if (child.items) visit(child.items, `${where}/items`);
        for (const [property, value] of Object.entries(child.properties ?? {})) visit(value, `${where}/${property}`);
      };
      visit(schema, name);
    },
  );

  // The text of a body would stand at the beginning of every title in it.
  it.each(listOperations(definition))(
    '$operationId has no text on its body, and one on every property',
    (operation) => {
      const body = follow<Schema>(definition, operation.responses['200']?.schema ?? {});
      const open = new Set<Schema>();
      const visit = (value: Schema): void => {
        const schema = follow<Schema>(definition, value);
        if (open.has(schema)) return;
        open.add(schema);
        if (schema.items) visit(schema.items);
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          expect(follow<Schema>(definition, property)['x-ms-summary'], name).toBeDefined();
          visit(property);
        }
      };
      visit(body);
      if (body.format !== 'binary') expect(body['x-ms-summary']).toBeUndefined();
    },
  );

  it('no date format stands inside assessments, where CQC sends empty texts', () => {
    const formats: string[] = [];
    const visit = (schema: Schema): void => {
      const { format, items, properties = {} } = follow(definition, schema);
      if (format) formats.push(format);
      if (items) visit(items);
      for (const child of Object.values(properties)) visit(child);
    };
    for (const name of ['Assessment', 'AssessmentServiceGroup']) visit({ $ref: `#/definitions/${name}` });
    expect(formats).toEqual([]);
  });
});

describe('identifiers, codes and timestamps', () => {
  // An agent that has never seen one copies the form of the example.
  const isCoded = (name: string): boolean => /(id|ids\[\]|code|codes|timestamp|uprn|window(start|end))$/i.test(name);
  const described = new Map<string, string | undefined>();
  const visit = (value: Schema, where: string): void => {
    const schema = follow<Schema>(definition, value);
    if (isCoded(where) && !schema.properties) described.set(where, schema.description);
    if (schema.items) visit(schema.items, `${where}[]`);
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, `${where}/${name}`);
  };
  for (const [name, schema] of Object.entries(definition.definitions)) visit(schema, name);
  for (const parameter of Object.values(definition.parameters)) described.set(parameter.name, parameter.description);

  it.each([...described].filter(([where, text]) => isCoded(where) && text))('%s has an example', (_where, text) => {
    expect(text).toMatch(/such as [A-Z0-9]|from 1 to 33|: 1 [a-z]/i);
  });
});

describe('every parameter', () => {
  it.each(Object.entries(definition.parameters))(
    '%s says what it means',
    (_key, { 'x-ms-summary': summary, description }) => {
      expect(summary).toMatch(/^[A-Z][A-Za-z0-9 ()]*$/);
      expect(description).toMatch(/^[A-Z][ -~]+\.$/);
    },
  );
});
