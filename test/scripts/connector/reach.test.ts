import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { ConnectorModel } from '../../../scripts/connector/connector-model.ts';
import { reachedFrom, usersOf } from '../../../scripts/connector/reach.ts';

const schema = (name: string) => ({ $ref: `#/definitions/${name}` });
const body = (name: string) => ({ name: 'b', in: 'body', schema: { properties: { x: schema(name) } } });
const definition = {
  definitions: {
    Inner: { type: 'string' },
    Outer: { allOf: [{ items: schema('Inner') }] },
    Loop: { properties: { again: schema('Loop'), inner: schema('Inner') } },
    Parts: { properties: { used: { properties: { deep: {} } }, unused: {} } },
    Alone: {},
  },
  parameters: { Shared: body('Outer'), Page: { name: 'p', in: 'query' }, Unused: body('Alone') },
  responses: { Answer: { schema: schema('Loop') } },
  paths: {
    '/a': {
      parameters: [{ name: 'q', in: 'query' }, { $ref: '#/parameters/Page' }],
      'x-ms-notification-content': { schema: schema('Outer') },
      get: {
        operationId: 'A',
        parameters: [{ name: 'q', in: 'query' }],
        responses: { 200: { $ref: '#/responses/Answer' } },
      },
      post: { operationId: 'B', parameters: [{ $ref: '#/parameters/Shared' }] },
    },
    '/c': {
      put: { operationId: 'C', responses: { 200: { schema: { $ref: '#/definitions/Parts/properties/used' } } } },
    },
  },
};
const model = new ConnectorModel({
  folder: '.',
  isProject: false,
  definition: sourceFile('apiDefinition.swagger.json', JSON.stringify(definition)),
});

describe('who uses', () => {
  it.each<[pointer: string, users: string[]]>([
    ['/paths/~1a/get/parameters/0', ['A']],
    ['/paths/~1a/parameters/0', ['B']],
    ['/parameters/Page', ['A', 'B']],
    ['/parameters/Shared/schema/properties/x', ['B']],
    ['/parameters/Unused', []],
    ['/responses/Answer', ['A']],
    ['/definitions/Outer/allOf/0/items', ['B']],
    ['/definitions/Inner', ['A', 'B']],
    ['/definitions/Loop/properties/again', ['A']],
    ['/definitions/Parts', []],
    ['/definitions/Parts/properties/unused', []],
    ['/definitions/Parts/properties/used/properties/deep', ['C']],
    ['/definitions/Alone', []],
    ['/definitions/None', []],
    ['/info', []],
  ])('%s: %j', (pointer, users) => {
    expect(
      usersOf({ pointer }, model)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(users);
  });
});

describe('what is reached', () => {
  const isReached = (starts: string[], pointer: string, isFollowed?: (reference: string) => boolean): boolean =>
    reachedFrom(starts, model, isFollowed)({ pointer });

  it.each<[start: string, pointer: string, expected: boolean]>([
    ['/parameters/Shared', '/parameters/Shared/schema', true],
    ['/parameters/Shared', '/definitions/Inner', true],
    ['/parameters/Shared', '/definitions/Loop', false],
    ['/paths/~1a/get/responses/200', '/definitions/Loop/properties/inner', true],
    ['/paths/~1a/x-ms-notification-content/schema', '/definitions/Inner', true],
    ['/paths/~1c/put/responses/200', '/definitions/Parts/properties/used/properties/deep', true],
    ['/definitions/Parts/properties/used', '/definitions/Parts/properties/unused', false],
  ])('from %s %s: %s', (start, pointer, expected) => {
    expect(isReached([start], pointer)).toBe(expected);
  });

  it('but not by references that are not followed', () => {
    const isFollowed = (reference: string): boolean => !reference.startsWith('/definitions/Outer/');
    expect(isReached(['/parameters/Shared'], '/definitions/Outer', isFollowed)).toBe(true);
    expect(isReached(['/parameters/Shared'], '/definitions/Inner', isFollowed)).toBe(false);
  });
});
