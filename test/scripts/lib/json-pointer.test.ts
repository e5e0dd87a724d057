import { describe, expect, it } from 'vitest';
import { resolveReference } from '../../../scripts/lib/json-pointer.ts';

const chain = Object.fromEntries(
  Array.from({ length: 20 }, (_, n) => [`c${n}`, n === 19 ? { type: 'string' } : { $ref: `#/definitions/c${n + 1}` }]),
);
const document = {
  definitions: {
    ...chain,
    Item: { type: 'object' },
    'a/b~c': { type: 'boolean' },
    one: { $ref: '#/definitions/other' },
    other: { $ref: '#/definitions/one' },
    list: [{ type: 'integer' }],
  },
};

const cases: [name: string, value: unknown, found: unknown][] = [
  ['a value that is no reference', { type: 'number' }, { type: 'number' }],
  ['a reference to a definition', { $ref: '#/definitions/Item' }, { type: 'object' }],
  ['a name with escaped signs', { $ref: '#/definitions/a~1b~0c' }, { type: 'boolean' }],
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
