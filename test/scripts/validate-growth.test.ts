import { describe, expect, it } from 'vitest';
import { type ConnectorFiles, sourceFile, textFile } from '../../scripts/connector/connector-folder.ts';
import { buildExample } from '../../scripts/rules/example-connector.ts';
import { rules } from '../../scripts/rules/index.ts';
import { checkConnector } from '../../scripts/validate/check-connector.ts';
import { measureGrowth, mostGrowth } from '../growth.ts';

const clean = buildExample().definition.text;
type Make = (size: number) => Partial<ConnectorFiles>;

const definition = (text: string): Partial<ConnectorFiles> => ({
  definition: sourceFile('apiDefinition.swagger.json', text),
});
/** The definition in which a section holds a chain of references, which one place of it leads into. */
const chain =
  (section: string, last: object, use: (value: Chained, $ref: string) => void, isLoop = false): Make =>
  (size) => {
    const value = JSON.parse(clean) as Chained;
    const links = Array.from({ length: size }, (_, n) => {
      const next = isLoop ? (n + 1) % size : n + 1;
      return [`L${n}`, { $ref: `#/${section}/L${next}` }];
    });
    value[section] = { ...value[section], ...Object.fromEntries(links), [`L${size}`]: last };
    use(value, `#/${section}/L0`);
    return definition(JSON.stringify(value));
  };
interface Chained {
  [section: string]: Record<string, object>;
  definitions: { Item: { properties: Record<string, object> } };
  paths: Record<string, { get: { parameters: object[]; responses: Record<string, object> } }>;
}
const operation = (value: Chained) => Object.values(value.paths)[0]?.get;
const useSchema = (value: Chained, $ref: string) => {
  value.definitions.Item.properties.chained = { $ref };
};

const cases: [name: string, size: number, make: Make][] = [
  ['blanks at a line’s end', 10_000, (size) => definition(clean.replace('\n', `${' '.repeat(size)}\n`))],
  ['blanks in a line', 10_000, (size) => definition(clean.replace('Get an item', `Get${' '.repeat(size)}an item`))],
  [
    'blanks in a heading',
    10_000,
    (size) => ({ readme: textFile('readme.md', `# A\n\n## B${' '.repeat(size)}c${'#'.repeat(size)}d\n`) }),
  ],
  ['comments that do not end', 10_000, (size) => ({ script: textFile('script.csx', '/*'.repeat(size)) })],
  [
    'classes in classes',
    2_000,
    (size) => ({
      script: textFile('script.csx', 'class Script : Script { Script(int a) { } '.repeat(size) + '}'.repeat(size)),
    }),
  ],
  ['texts that do not end', 10_000, (size) => ({ script: textFile('script.csx', `"${'\\"'.repeat(size)}`) })],
  ['a chain of schemas', 1250, chain('definitions', { type: 'string' }, useSchema)],
  ['a circle of schemas', 1250, chain('definitions', { type: 'string' }, useSchema, true)],
  [
    'a chain of parameters',
    1250,
    chain('parameters', { name: 'a', in: 'query', type: 'string' }, (value, $ref) =>
      operation(value)?.parameters.push({ $ref }),
    ),
  ],
  [
    'a chain of responses',
    1250,
    chain('responses', { description: 'None.' }, (value, $ref) =>
      Object.assign(operation(value)?.responses ?? {}, { 404: { $ref } }),
    ),
  ],
  [
    'a reference of many segments',
    5000,
    (size) => definition(clean.replace('#/definitions/Item', `#/definitions/${'a/'.repeat(size)}`)),
  ],
];

/** Patterns of which a long part could be read again from each of its signs. */
const longPatterns = ['(?i', '(?-', '[', '[\\\\', '(?#', '(?<a', "(?'a"];

/** What long texts are made of: words without an end, and beginnings of what the rules for texts look for. */
const longTexts = 'a|A|1|é|字|.|,|-|_|"|`|(|<|[|*|#|/|@|a.|a-|A1|"a|www.|http://|http://a |a b |a  |If |If a, '.split(
  '|',
);

describe('the time that validate takes grows no faster than what it reads', () => {
  it.each(cases)('%s', async (_name, size, make) => {
    const check = (of: number) => checkConnector({ ...buildExample(), ...make(of) }, { rules });
    expect(await measureGrowth(check, size)).toBeLessThan(mostGrowth);
  });

  it('parts of an allOf that require what the next one has', async () => {
    const own = rules.filter(({ name }) => name === 'RequiredPropertyDefinitionMissing');
    const check = (size: number) => {
      const value = JSON.parse(clean) as Chained;
      const part = (n: number) => ({ type: 'object', required: [`p${(n + 1) % size}`], properties: { [`p${n}`]: {} } });
      Object.assign(value.definitions.Item, { allOf: Array.from({ length: size }, (_, n) => part(n)) });
      return checkConnector({ ...buildExample(), ...definition(JSON.stringify(value)) }, { rules: own });
    };
    expect(await measureGrowth(check, 2000)).toBeLessThan(mostGrowth);
  });

  it('a chain of definitions that each take a value from the operation that uses them', async () => {
    const own = rules.filter(({ name }) => /^(ParameterOfCaller|InternalProperty|NotificationUrl)/.test(name));
    const check = (size: number) => {
      const value = JSON.parse(clean);
      const numbers = Array.from({ length: size }, (_, n) => n);
      const parameters = { itemId: { parameter: 'kind' } };
      const chosen = {
        type: 'string',
        'x-ms-dynamic-values': { operationId: 'GetItem', 'value-path': 'name', parameters },
      };
      for (const n of numbers)
        value.definitions[`L${n}`] = { properties: { chosen, next: { $ref: `#/definitions/L${n + 1}` } } };
      value.definitions[`L${size}`] = { type: 'string' };
      const schema = { $ref: '#/definitions/L0' };
      value.paths['/chain'] = { post: { operationId: 'Chain', parameters: [{ name: 'body', in: 'body', schema }] } };
      return checkConnector({ ...buildExample(), ...definition(JSON.stringify(value)) }, { rules: own });
    };
    expect(await measureGrowth(check, 1250)).toBeLessThan(mostGrowth);
  });

  it.each(longPatterns)('a pattern of "%s"', async (part) => {
    const check = (size: number) => {
      const value = JSON.parse(clean);
      const [opening, last] = [part.slice(0, -1), part.slice(-1)];
      value.definitions.Item.properties.name.pattern = opening + last.repeat(size) + part.repeat(size / 4);
      return checkConnector({ ...buildExample(), ...definition(JSON.stringify(value)) }, { rules });
    };
    expect(await measureGrowth(check, 4000)).toBeLessThan(mostGrowth);
  });

  it.each(longTexts)('a title, summary and description of "%s"', async (part) => {
    const check = (size: number) => {
      const long = part.repeat(size / part.length);
      const value = JSON.parse(clean);
      Object.assign(value.info, { title: long, description: long });
      const [method] = Object.values(Object.values<object>(value.paths)[0] as Record<string, object>);
      Object.assign(method as object, { summary: long, description: long });
      return checkConnector({ ...buildExample(), ...definition(JSON.stringify(value)) }, { rules });
    };
    expect(await measureGrowth(check, 10_000)).toBeLessThan(mostGrowth);
  });
});
