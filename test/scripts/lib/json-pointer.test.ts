import { describe, expect, it } from 'vitest';
import { pointerOf, resolveReference } from '../../../scripts/lib/json-pointer.ts';

const chain = Object.fromEntries(
  Array.from({ length: 20 }, (_, n) => [`c${n}`, n === 19 ? { type: 'string' } : { $ref: `#/definitions/c${n + 1}` }]),
);
const document = {
  definitions: {
    ...chain,
    Item: { type: 'object' },
    'a/b~c': { type: 'boolean' },
    'A/B ~ {é}': { type: 'number' },
    'A%20B': { type: 'array' },
    '50%': { type: 'null' },
    both: { type: 'both' },
    'bot%68': { type: 'as written' },
    one: { $ref: '#/definitions/other' },
    other: { $ref: '#/definitions/one' },
    list: [{ type: 'integer' }],
  },
};

const cases: [name: string, value: unknown, found: unknown][] = [
  ['a value that is no reference', { type: 'number' }, { type: 'number' }],
  ['a reference to a definition', { $ref: '#/definitions/Item' }, { type: 'object' }],
  ['a name with escaped signs', { $ref: '#/definitions/a~1b~0c' }, { type: 'boolean' }],
  ['a name that is encoded as in a URI', { $ref: '#/definitions/A~1B%20~0%20%7B%C3%A9%7D' }, { type: 'number' }],
  ['an encoded slash and tilde', { $ref: '#/definitions/A%2FB%20%7E0%20{é}' }, { type: 'number' }],
  ['a name that is not encoded', { $ref: '#/definitions/A~1B ~0 {é}' }, { type: 'number' }],
  ['a name with what looks like an escape', { $ref: '#/definitions/A%20B' }, { type: 'array' }],
  ['the same, encoded', { $ref: '#/definitions/A%2520B' }, { type: 'array' }],
  ['a percent sign that begins no escape', { $ref: '#/definitions/50%' }, { type: 'null' }],
  ['bytes that are no UTF-8', { $ref: '#/definitions/%E9' }, undefined],
  ['an escape that could be part of a name as well', { $ref: '#/definitions/bot%68' }, { type: 'both' }],
  ['an index of an array', { $ref: '#/definitions/list/0' }, { type: 'integer' }],
  ['a chain of twenty', { $ref: '#/definitions/c0' }, { type: 'string' }],
  ['a circle', { $ref: '#/definitions/one' }, undefined],
  ['a name that is missing', { $ref: '#/definitions/None' }, undefined],
  ['a name that every object inherits', { $ref: '#/definitions/constructor' }, undefined],
  ['another document', { $ref: 'other.json#/definitions/Item' }, undefined],
];

describe('resolveReference', () => {
  it.each(cases)('%s', (_name, value, found) => {
    expect(resolveReference(document, value)).toEqual(found);
  });
});

describe('pointerOf', () => {
  it.each([
    ['#/definitions/A~1B%20~0%20%7B%C3%A9%7D', '/definitions/A~1B ~0 {é}'],
    ['#/definitions/A%20B', '/definitions/A%20B'],
    ['#/definitions/No%20ne', '/definitions/No ne'],
    ['#/definitions/%E9', '/definitions/%E9'],
    ['#', ''],
  ])('%s', (ref, pointer) => {
    expect(pointerOf(document, ref)).toBe(pointer);
  });
});
