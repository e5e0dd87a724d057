import { describe, expect, it } from 'vitest';
import { checkDeclarations } from '../../../../scripts/package/check/arm-declarations.ts';
import type { Template } from '../../../../scripts/package/check/arm-resources.ts';
import { sentencesOf } from './places.ts';

const check = (template: object) => sentencesOf((find) => checkDeclarations(template as Template, find));
const types = 'Take one of: string, securestring, int, bool, object, secureobject, array';
const many = (count: number) => Object.fromEntries([...Array(count).keys()].map((n) => [`a${n}`, { type: 'int' }]));

describe('declarations of a template', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['a type in capitals', { parameters: { a: { type: 'secureString' } }, outputs: { a: { type: 'Int', value: 1 } } }],
    [
      'a type of its own',
      { parameters: { a: { $ref: '#/definitions/a' } }, outputs: { a: { $ref: '#/definitions/a' } } },
    ],
    ['an expression as default value', { parameters: { a: { type: 'int', defaultValue: '[int(1)]' } } }],
    ['null as default value', { parameters: { a: { type: 'int', defaultValue: null } } }],
    [
      'a default value of each type',
      {
        parameters: {
          a: { type: 'string', defaultValue: '[[x]', allowedValues: ['[[X]', 'y'] },
          b: { type: 'int', defaultValue: 1, allowedValues: [1, 2] },
          c: { type: 'bool', defaultValue: false },
          d: { type: 'object', defaultValue: {} },
          e: { type: 'array', defaultValue: ['x'], allowedValues: ['x', 'y'] },
          f: { type: 'securestring', defaultValue: '' },
        },
      },
    ],
    ['as many as Azure takes', { parameters: many(256), outputs: many(64), variables: many(512) }],
  ])('may be %s', (_, template) => {
    expect(check(template)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['another type', { parameters: { a: { type: 'strng' } } }, [`parameters a type | it is "strng" | ${types}`]],
    [
      'no name of a type',
      { outputs: { a: { type: 'constructor' } } },
      [`outputs a type | it is "constructor" | ${types}`],
    ],
    ['a type that is no text', { outputs: { a: { type: ['int'] } } }, [`outputs a type | it is "["int"]" | ${types}`]],
    ['no type', { parameters: { a: { defaultValue: 1 } } }, [`parameters a type | it has no type | ${types}`]],
    ['no type of an output', { outputs: { a: { value: 'x' } } }, [`outputs a type | it has no type | ${types}`]],
    [
      'a default value of another type',
      { parameters: { a: { type: 'int', defaultValue: 'c' }, b: { type: 'string', defaultValue: 5 } } },
      [
        'parameters a defaultValue | it is no int | Write a value of that type, or correct the type',
        'parameters b defaultValue | it is no string | Write a value of that type, or correct the type',
      ],
    ],
    [
      'a default value that is not allowed',
      { parameters: { a: { type: 'string', defaultValue: 'c', allowedValues: ['a', 'b'] } } },
      ['parameters a defaultValue | it is none of allowedValues | Take one of: a, b'],
    ],
    [
      'too many',
      { parameters: many(257), variables: many(513), outputs: many(65) },
      [
        'parameters | there are 257 | Azure takes 256: put several into one object',
        'variables | there are 513 | Azure takes 512: put several into one object',
        'outputs | there are 65 | Azure takes 64: put several into one object',
      ],
    ],
  ])('may not be %s', (_, template, sentences) => {
    expect(check(template)).toEqual(sentences);
  });
});
