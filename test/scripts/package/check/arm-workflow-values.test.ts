import { expect, it } from 'vitest';
import type { JsonObject } from '../../../../scripts/lib/json.ts';
import { listDeclared } from '../../../../scripts/package/check/arm-resources.ts';
import { checkParameterValues } from '../../../../scripts/package/check/arm-workflow-values.ts';
import { sentencesOf } from './places.ts';

const declared = listDeclared({
  parameters: { place: { type: 'string' }, whole: { type: 'object' } },
  variables: { plain: 'x', wrapped: { value: 7 } },
});
const say = (days: unknown) =>
  sentencesOf((find) =>
    checkParameterValues({ days } as JsonObject, { Days: { type: 'Int', defaultValue: 1 } }, declared, find),
  );

it.each([
  { value: 7 },
  { Value: 7, type: 'Int', metadata: {}, description: '' },
  { value: "[parameters('place')]" },
  {},
  null,
  "[parameters('whole')]",
  "[variables('wrapped')]",
  "[variables('lost')]",
  "[json('{}')]",
])('%j is taken', (value) => {
  expect(say(value)).toEqual([]);
});

const at = 'properties/parameters/days';
const plain = `${at} | it is no object | Write {"value": …} around it`;
it.each<[unknown, string]>([
  [5, plain],
  ['x', plain],
  ["[parameters('place')]", plain],
  ["[variables('plain')]", plain],
  [
    { type: 'Int', defaultValue: 7 },
    `${at} | it has defaultValue, which it cannot have | Write {"value": …} with the value in it`,
  ],
  [{ value: 'seven' }, `${at} | value is no Int | Write a value of that type, or correct the type of the parameter`],
])('%j is not', (value, sentence) => {
  expect(say(value)).toEqual([sentence]);
});
