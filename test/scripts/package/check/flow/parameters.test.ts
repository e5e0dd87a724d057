import { expect, it } from 'vitest';
import type { Json } from '../../../../../scripts/lib/json.ts';
import { checkParameters } from '../../../../../scripts/package/check/flow/parameters.ts';
import { sentencesOf } from '../places.ts';

const say = (parameter: unknown) =>
  sentencesOf((find) => checkParameters({ parameters: { a: parameter as Json }, triggers: {}, actions: {} }, find));

it.each([
  { type: 'string', defaultValue: '' },
  { type: 'securestring' },
  { type: 'Int', defaultValue: 7 },
  { type: 'Float', defaultValue: 100 },
  { type: 'Bool', defaultValue: false },
  { type: 'Array', defaultValue: [] },
  { type: 'SecureObject', defaultValue: {} },
  { type: 'Int', defaultValue: null },
  { type: 'Int', defaultValue: "@parameters('b')" },
  { type: 'Bool', defaultValue: 'yes', metadata: { schemaName: 'cqc_flag' } },
  { Type: 'Int', DefaultValue: 7 },
  '@null',
])('%j is taken', (parameter) => {
  expect(say(parameter)).toEqual([]);
});

it.each<[unknown, string]>([
  [{}, 'warning | parameters a | type is missing | Add it'],
  [
    { type: 'Text', defaultValue: 1 },
    'parameters a | type is Text, which there is not | Take one of: String, SecureString, Int, Float, Bool, Array, Object, SecureObject',
  ],
  ...[
    ['int', 'seven', 'Int'],
    ['Int', 1.5, 'Int'],
    ['Float', 'x', 'Float'],
    ['Array', {}, 'Array'],
    ['Object', [], 'Object'],
    ['String', 5, 'String'],
    ['Bool', 'true', 'Bool'],
  ].map(([type, defaultValue, known]): [unknown, string] => [
    { type, defaultValue },
    `parameters a | defaultValue is no ${known} | Write a value of that type, or correct the type of the parameter`,
  ]),
])('%j is not', (parameter, sentence) => {
  expect(say(parameter)).toEqual([sentence]);
});
