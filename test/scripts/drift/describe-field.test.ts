import { expect, it } from 'vitest';
import { describeField } from '../../../scripts/drift/describe-field.ts';

const summaryOf = (name: string) => (describeField(name, ['']) as Record<string, unknown>)['x-ms-summary'];

it.each([
  ['name', 'Name'],
  ['locationId', 'Location Id'],
  ['odsCCGCode', 'Ods CCGCode'],
  ['line2Text', 'Line2 Text'],
  ['a_b-c', 'A b c'],
  ['snake__case--name', 'Snake case name'],
  ['', ''],
])('titles "%s" with "%s"', (name, title) => {
  expect(summaryOf(name)).toBe(title);
});

it.each<[unknown, object]>([
  ['2026-01-01', { type: 'string', format: 'date' }],
  ['2026-01-01T00:00:00Z', { type: 'string' }],
  ['on 2026-01-01', { type: 'string' }],
  ['2026-1-1', { type: 'string' }],
  [0, { type: 'integer' }],
  [-1.5, { type: 'number' }],
  [false, { type: 'boolean' }],
  [null, { type: 'TODO', 'x-nullable': true }],
  [[1.5, 'x'], { type: 'array', items: { type: 'TODO' } }],
  [[1.5, 2, null], { type: 'array', items: { type: 'number', 'x-nullable': true } }],
  [[[true]], { type: 'array', items: { type: 'array', items: { type: 'boolean' } } }],
  [{}, { type: 'object', properties: {} }],
  [
    { since: '2026-01-01', team: { size: 4 } },
    {
      type: 'object',
      properties: {
        since: { type: 'string', format: 'date', 'x-ms-summary': 'Since', description: 'TODO' },
        team: {
          type: 'object',
          properties: { size: { type: 'integer', 'x-ms-summary': 'Size', description: 'TODO' } },
          'x-ms-summary': 'Team',
          description: 'TODO',
        },
      },
    },
  ],
  [
    [{ size: 4 }],
    {
      type: 'array',
      items: { type: 'object', properties: { size: { type: 'integer', 'x-ms-summary': 'Size', description: 'TODO' } } },
    },
  ],
])('describes %j', (value, expected) => {
  expect(describeField('newField', [value])).toEqual({ ...expected, 'x-ms-summary': 'New Field', description: 'TODO' });
});

it.each<[unknown[], object]>([
  [[1, 1.5], { type: 'number' }],
  [[null, 12], { type: 'integer', 'x-nullable': true }],
  [[[], ['a']], { type: 'array', items: { type: 'string' } }],
  [['2026-01-01', 'unknown'], { type: 'string' }],
  [
    [{}, { a: true }],
    { type: 'object', properties: { a: { type: 'boolean', 'x-ms-summary': 'A', description: 'TODO' } } },
  ],
])('describes what all of %j have', (values, expected) => {
  expect(describeField('newField', values)).toMatchObject(expected);
});
