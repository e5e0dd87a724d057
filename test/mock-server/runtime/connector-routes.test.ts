import { describe, expect, it } from 'vitest';
import { describeConnector } from '../../../mock-server/runtime/connector.ts';
import { chooseOperation, listRoutes } from '../../../mock-server/runtime/connector-routes.ts';

/** The routes of paths, each with the verbs that it has. */
const routesOf = (paths: Record<string, string[]>) =>
  listRoutes(
    describeConnector(
      {
        paths: Object.fromEntries(
          Object.entries(paths).map(([path, verbs]) => [
            path,
            Object.fromEntries(verbs.map((verb) => [verb, { operationId: `${verb} ${path}` }])),
          ]),
        ),
      },
      {},
    ).operations,
  );

describe('a path as a route', () => {
  it.each<[string, string, Record<string, string>]>([
    ['/items', '/items', {}],
    ['/items/{id}', '/items/:id', { id: 'id' }],
    ['/items/{id}/parts', '/items/:id/parts', { id: 'id' }],
    ['/items/{id}/', '/items/:id/', { id: 'id' }],
    ['/{a}/{b}', '/:a/:b', { a: 'a', b: 'b' }],
    ['/items/{odd name}', '/items/:p0_', { p0_: 'odd name' }],
    ['/items/{id}/{odd-er}', '/items/:id/:p1_', { id: 'id', p1_: 'odd-er' }],
    ['/{connectionId}', '/:p0_', { p0_: 'connectionId' }],
    ['/{id}/{id}', '/:id/:p1_', { id: 'id', p1_: 'id' }],
    ['/{name}.json', '/:name(.+?).json', { name: 'name' }],
    ['/{name}.{kind}', '/:name(.+?).:kind(.+?)', { name: 'name', kind: 'kind' }],
    ['/items({id})', '/items(:id(.+?))', { id: 'id' }],
    ['/no{id}', '/no:id(.+?)', { id: 'id' }],
    ['/a/:check', '/a/::check', {}],
    ['/a/*', '/a/:p0_(\\*)', { p0_: '*' }],
    ['/a%20b/100%25/%zz', '/a b/100%/%zz', {}],
    ['/a%23b/%2F', '/a:p0_(#)b/:p1_(/)', { p0_: '#', p1_: '/' }],
    ['items', '/items', {}],
  ])('%s -> %s', (path, url, names) => {
    const found = routesOf({ [path]: ['get'] }).map(({ url, names, operations: [operation] }) => [
      url,
      Object.fromEntries(names.map((own, index) => [own, operation?.valueNames[index]])),
    ]);
    expect(found).toEqual([[url, names]]);
  });
});

describe('routes', () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ['one for each verb', { '/a': ['get', 'post'] }, [['get /a'], ['post /a']]],
    ['one for each path', { '/a': ['get'], '/b': ['get'] }, [['get /a'], ['get /b']]],
    [
      'one for paths that differ by the name of a value',
      { '/{a}': ['get'], '/{b}': ['get'] },
      [['get /{a}', 'get /{b}']],
    ],
    ['two where a colon is part of the path', { '/x/:a': ['get'], '/x/:b': ['get'] }, [['get /x/:a'], ['get /x/:b']]],
    [
      'one for paths that differ by their query, those that say more first',
      { '/a': ['get'], '/a?x=1': ['get'], '/a?x=1&y=2': ['get'] },
      [['get /a?x=1&y=2', 'get /a?x=1', 'get /a']],
    ],
  ])('are %s', (_, paths, expected) => {
    expect(routesOf(paths).map(({ operations }) => operations.map(({ operationId }) => operationId))).toEqual(expected);
  });

  it.each<[Record<string, unknown>, string | undefined]>([
    [{}, 'get /a'],
    [{ x: '2' }, 'get /a'],
    [{ x: '1' }, 'get /a?x=1'],
    [{ x: ['2', '1'] }, 'get /a?x=1'],
    [{ y: '2' }, 'get /a'],
    [{ x: '1', y: '2', z: '3' }, 'get /a?x=1&y=2'],
  ])('with the query %j choose %s', (query, expected) => {
    const [route] = routesOf({ '/a': ['get'], '/a?x=1': ['get'], '/a?x=1&y=2': ['get'] });
    expect(route && chooseOperation(route, query)?.operationId).toBe(expected);
  });

  it('have the names that each of their operations gives to the values', () => {
    const [route] = routesOf({ '/{1}/{a}?x=1': ['get'], '/{b}/{0}?x=2': ['get'] });
    const valueNames = ['1', '2'].map((x) => route && chooseOperation(route, { x })?.valueNames);
    expect([route?.names, ...valueNames]).toEqual([
      ['1', 'a'],
      ['1', 'a'],
      ['b', '0'],
    ]);
  });

  it('choose nothing where every operation asks for a query', () => {
    const [route] = routesOf({ '/a?x=1': ['get'], '/a?x=2': ['get'] });
    expect(route && chooseOperation(route, { x: '3' })).toBeUndefined();
  });
});
