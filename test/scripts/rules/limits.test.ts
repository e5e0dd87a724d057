import { describe, expect, it } from 'vitest';
import { maxFileBytes, maxSolutionCharacters } from '../../../scripts/lib/size-limits.ts';
import {
  body,
  buildExample,
  type Case,
  definitionText,
  document,
  info,
  operation,
  parameter,
  scriptText,
} from '../../../scripts/rules/example-connector.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

const letters = (count: number): string => 'A'.repeat(count);
const script = buildExample().script?.text ?? '';
/** The example's script, made longer by blanks. */
const scriptOf = (bytes: number): Case => scriptText(script.padEnd(bytes));
const definitionOf = (characters: number): Case =>
  definitionText((source) => source.padEnd(characters), `… ${characters} characters …`);

/** As many operations in all. */
const operations = (count: number): Case =>
  definitionText((source) => {
    const value = JSON.parse(source);
    const present = Object.values(value.paths).flatMap((path) => Object.keys(path as object)).length;
    for (let n = present; n < count; n += 1) value.paths[`/many${n}`] = { get: {} };
    return JSON.stringify(value);
  }, `… ${count} operations …`);

/** Definitions that hold one another, as many levels deep. */
const nested = (levels: number): Case =>
  document({
    definitions: Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `D${level}`,
        level === levels - 1
          ? { type: 'string' }
          : { type: 'object', properties: { next: { $ref: `#/definitions/D${level + 1}` } } },
      ]),
    ),
  });

const fields = (count: number): Case =>
  operation({ parameters: Array.from({ length: count }, (_, n) => ({ name: `f${n}`, in: 'query', type: 'string' })) });

/** An operation with as many schemas: the one that it returns, and its properties, the example's one among them. */
const returned = (count: number): Case =>
  document({
    definitions: {
      Item: {
        type: 'object',
        properties: Object.fromEntries(Array.from({ length: count - 2 }, (_, n) => [`p${n}`, { type: 'string' }])),
      },
    },
  });

/** As many schemas in all, the example's three among them; it has one operation. */
const schemas = (count: number): Case =>
  definitionText((source) => {
    const value = JSON.parse(source);
    for (let n = 3; n < count; n += 1) value.definitions[`D${n}`] = { type: 'string' };
    return JSON.stringify(value);
  }, `… ${count} schemas …`);

/** A body of as many schemas, itself and the example's one field among them. */
const fieldsOfBody = (count: number): Case =>
  body({ properties: Object.fromEntries(Array.from({ length: count - 2 }, (_, n) => [`p${n}`, { type: 'string' }])) });

describe.each<[RuleName, what: string, inside: Case, outside: Case]>([
  ['FieldLengthExceeded', 'a title of 30 characters', info({ title: letters(30) }), info({ title: letters(31) })],
  [
    'FieldLengthNotInRange',
    'a description of 30',
    info({ description: letters(30) }),
    info({ description: letters(29) }),
  ],
  [
    'FieldLengthNotInRange',
    'a description of 500',
    info({ description: letters(500) }),
    info({ description: letters(501) }),
  ],
  [
    'DefinitionTooLargeForSolution',
    '500,000 characters',
    definitionOf(maxSolutionCharacters),
    definitionOf(maxSolutionCharacters + 1),
  ],
  ['DefinitionTooLarge', 'one byte less than 1 MB', definitionOf(maxFileBytes - 1), definitionOf(maxFileBytes)],
  ['TotalOperationsCountExceedsMaxAllowed', '256 operations', operations(256), operations(257)],
  ['SchemaTooDeep', '99 levels', nested(99), nested(100)],
  ['ScriptTooLarge', '1 MB', scriptOf(maxFileBytes), scriptOf(maxFileBytes + 1)],
  [
    'OperationSummaryTooLong',
    '80 characters',
    operation({ summary: letters(80) }),
    operation({ summary: letters(81) }),
  ],
  [
    'OperationIdTooLong',
    '79 characters',
    operation({ operationId: letters(79) }),
    operation({ operationId: letters(80) }),
  ],
  ['ParameterVisibilityMissing', '5 parameters', fields(5), fields(6)],
  ['BodySchemaCountExceedsMaxAllowed', '512 schemas', fieldsOfBody(512), fieldsOfBody(513)],
  ['OperationSchemaCountExceedsMaxAllowed', '16,384 schemas', returned(16_384), returned(16_385)],
  ['TotalSchemaCountExceedsMaxAllowed', '16,384 schemas for its operation', schemas(16_384), schemas(16_385)],
  [
    'ParameterSummaryForm',
    '80 characters',
    parameter({ 'x-ms-summary': letters(80) }),
    parameter({ 'x-ms-summary': letters(81) }),
  ],
])('%s: %s', (rule, _what, inside, outside) => {
  const firesOn = async (example: Case) =>
    (await checkConnector(buildExample(example), { rules })).findings.some((finding) => finding.rule === rule);

  it('is silent just inside', async () => expect(await firesOn(inside)).toBe(false));
  it('fires just outside', async () => expect(await firesOn(outside)).toBe(true));
});
