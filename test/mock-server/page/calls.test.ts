import { describe, expect, it } from 'vitest';
import { chooseValue, readList, writeList } from '../../../mock-server/page/client/model/array-values.ts';
import { findMissing, type Values, writeConnectorCall } from '../../../mock-server/page/client/model/calls.ts';
import { writeFlowStep } from '../../../mock-server/page/client/model/flow-step.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';

const input = (name: string, place: string, more = {}) => ({ name, in: place, type: 'string', ...more });

function readOne(parameters: object[], { path = '/items', verb = 'get', root = {}, more = {} } = {}) {
  const definition = { ...root, paths: { [path]: { [verb]: { operationId: 'Ask', parameters, ...more } } } };
  const [operation] = readOperations(definition);
  if (!operation) throw new Error('There is no operation.');
  return operation;
}

const addressOf = (path: string, parameters: object[], values: Values) =>
  writeConnectorCall(readOne(parameters, { path }), values, '').address;

describe('the address of a call', () => {
  const q = input('q', 'query');
  const type = (place: string) => input('type', place);
  it.each<[string, object[], Values, string]>([
    ['/a?action=list', [q], { q: '1' }, '/a?action=list&q=1'],
    ['/a?action=list', [q], {}, '/a?action=list'],
    ['/a?acl', [], {}, '/a?acl'],
    ['/a?type={type}', [type('query'), q], { type: 'x y', q: '1' }, '/a?type=x%20y&q=1'],
    ['/a?kind={type}&b=', [type('path')], { 'path:type': 'x' }, '/a?kind=x&b='],
    ['/a?type={type}', [type('query')], {}, '/a'],
    ['/a#part?x', [q], { q: '1' }, '/a?q=1'],
  ])('has the query behind the path first: %s %j %j', (path, parameters, values, address) => {
    expect(addressOf(path, parameters, values)).toBe(address);
  });

  it('has an id that the API calls connectionId', () => {
    const own = input('connectionId', 'path', { required: true });
    expect(addressOf('/connections/{connectionId}', [own], { 'path:connectionId': '7' })).toBe('/connections/7');
  });
});

describe('the body of a call', () => {
  const body = [input('body', 'body')];
  const form = [input('a', 'formData'), input('b', 'formData')];
  const file = [input('f', 'formData', { type: 'file' }), ...form];
  const typed = (name: string) => input(name, 'header', { required: true, default: 'application/vnd.acme+json' });
  const xml = ['application/xml'];
  const parts = ['multipart/form-data'];
  const plain = ['application/x-www-form-urlencoded'];
  const urlencoded = 'application/x-www-form-urlencoded';
  it.each<[string, object[], string[] | undefined, string[] | undefined, Record<string, string>]>([
    ['nothing said', body, undefined, undefined, { 'content-type': 'application/json' }],
    ['by the operation', body, ['application/json'], xml, { 'content-type': 'application/xml' }],
    ['by the root', body, xml, undefined, { 'content-type': 'application/xml' }],
    ['JSON among others', body, undefined, [...parts, ...xml, 'text/json'], { 'content-type': 'text/json' }],
    ['forms alone', body, parts, undefined, { 'content-type': 'application/json' }],
    ['with a charset', body, undefined, ['text/xml; charset=utf-8'], { 'content-type': 'text/xml; charset=utf-8' }],
    ['a header', [...body, typed('Content-Type')], xml, undefined, { 'content-type': 'application/vnd.acme+json' }],
    [
      'a header in capitals',
      [...body, typed('CONTENT-TYPE')],
      xml,
      undefined,
      { 'content-type': 'application/vnd.acme+json' },
    ],
    ['a form', form, ['application/json'], undefined, { 'content-type': urlencoded }],
    ['a form in either way', form, undefined, [...parts, ...plain], { 'content-type': urlencoded }],
    ['a form in parts', form, undefined, parts, {}],
    ['a file', file, undefined, plain, {}],
    ['a file and a type without its boundary', [...file, typed('Content-Type')], undefined, undefined, {}],
  ])('has the type that the definition says: %s', (_name, parameters, root, consumes, headers) => {
    const more = { ...(consumes && { consumes }) };
    const operation = readOne(parameters, { verb: 'post', root: { ...(root && { consumes: root }) }, more });
    const values = { 'body:body': '1', 'formData:a': 'x y', 'formData:b': 'z', 'formData:f': 'p.png' };
    const call = writeConnectorCall(operation, values, '');
    expect(call.headers).toEqual(headers);
    const isForm = parameters !== body && !parameters.includes(body[0] as object);
    expect(call.body).toBe(Object.keys(headers).length === 0 ? undefined : isForm ? 'a=x+y&b=z' : '1');
    const fields = [...(parameters.length > 2 ? ['f'] : []), 'a', 'b'];
    expect(call.fields?.map(({ name }) => name)).toEqual(Object.keys(headers).length === 0 ? fields : undefined);
  });

  it('has no type where there is no body', () => {
    expect(writeConnectorCall(readOne(body), {}, '').headers).toEqual({});
  });
});

describe('an internal body', () => {
  const internal = { required: true, 'x-ms-visibility': 'internal' };
  const kind = { type: 'string', default: 'x' };
  const node = { properties: { kind, next: { $ref: '#/definitions/Node' } } };
  const root = { definitions: { Node: node } };
  it.each<[string, object, string | undefined]>([
    [
      'of its properties',
      { schema: { properties: { kind, deep: { properties: { n: { default: 0 } } }, other: {} } } },
      '{"kind":"x","deep":{"n":0}}',
    ],
    ['of the schema', { schema: { default: [1], properties: { kind } } }, '[1]'],
    ['of itself', { default: { a: 1 }, schema: { properties: { kind } } }, '{"a":1}'],
    ['of a schema that holds itself', { schema: { $ref: '#/definitions/Node' } }, '{"kind":"x"}'],
    ['none', { schema: { properties: { other: {} } } }, undefined],
  ])('is made of the defaults: %s', (_name, more, body) => {
    const operation = readOne([input('body', 'body', { ...internal, ...more })], { verb: 'post', root });
    expect(writeConnectorCall(operation, {}, '').body).toBe(body);
    expect(findMissing(operation, {}).map(({ name }) => name)).toEqual(body === undefined ? ['body'] : []);
  });

  it('is none where the body is shown: it is written whole', () => {
    const operation = readOne([input('body', 'body', { required: true, schema: { properties: { kind } } })]);
    expect(findMissing(operation, {})).toHaveLength(1);
  });
});

describe('an array', () => {
  const array = (collectionFormat?: string, place = 'query', items: object = { type: 'string' }) =>
    input('a', place, { type: 'array', items, ...(collectionFormat && { collectionFormat }) });

  it.each([
    [undefined, '/items?a=x,y'],
    ['csv', '/items?a=x,y'],
    ['ssv', '/items?a=x%20y'],
    ['tsv', '/items?a=x%09y'],
    ['pipes', '/items?a=x%7Cy'],
    ['multi', '/items?a=x&a=y'],
    ['toString', '/items?a=x,y'],
  ])('is written as its format says: %s', (format, address) => {
    expect(addressOf('/items', [array(format)], { a: 'x,y' })).toBe(address);
  });

  it('is written by its format in a path, a header and a form', () => {
    expect(addressOf('/{a}', [array('pipes', 'path')], { 'path:a': 'x,y' })).toBe('/x%7Cy');
    const { headers } = writeConnectorCall(readOne([array('ssv', 'header')]), { 'header:a': 'x,y' }, '');
    expect(headers).toEqual({ a: 'x y' });
    const form = readOne([array('multi', 'formData')], { verb: 'post' });
    expect(writeConnectorCall(form, { 'formData:a': '1,2' }, '').body).toBe('a=1&a=2');
  });

  it('has its default as values', () => {
    const internal = { ...array(), default: ['x', 'y'], 'x-ms-visibility': 'internal' };
    expect(addressOf('/items', [internal], {})).toBe('/items?a=x,y');
  });

  it.each([
    [['x', 'y'], 'x,y'],
    [['Treatment of disease, disorder or injury', 'Surgery'], 'Treatment of disease, disorder or injury,Surgery'],
    [['x,y', 'z'], '["x,y","z"]'],
    [['[1]'], '["[1]"]'],
    [[], ''],
  ])('comes apart as it was put together: %j', (items, text) => {
    expect(writeList(items)).toBe(text);
    expect(readList(text)).toEqual(items);
  });

  it('takes a text that begins with a bracket as one', () => {
    expect(readList('[x],y')).toEqual(['[x]', 'y']);
  });

  const plain = { type: 'string' };
  const several = { ...plain, description: 'Separate several regions with semicolons.' };
  it.each<[object, string, string, string]>([
    [array(), '', '1', '1'],
    [array(), '1', '2', '2'],
    [array(), '1,', '2', '1,2'],
    [array('multi'), '1,x', '2', '1,2'],
    [array(), 'Treatment of disease, dis', 'Surgery', 'Surgery'],
    [array(), '1;', '2', '2'],
    [array(), '1,', 'x,y', '["1","x,y"]'],
    [array(), '["1","x,y"]', '2', '["1","x,y","2"]'],
    [input('a', 'query', several), 'x;y', 'z', 'x;z'],
    [input('a', 'query', several), 'x', 'z', 'z'],
    [input('a', 'query', plain), 'x;y', 'z', 'z'],
  ])('is filled in by suggestions as the definition says: %j %s %s', (parameter, value, chosen, filled) => {
    const [read] = readOne([parameter]).inputs;
    expect(read && chooseValue(read, value, chosen)).toBe(filled);
  });

  it('has values of their type in a step of a flow', () => {
    const parametersOf = (items: object, text: string) =>
      Object.values(JSON.parse(writeFlowStep(readOne([array('csv', 'query', items)]), { a: text }, 'c')))[0];
    expect(parametersOf({ type: 'integer' }, '1,2')).toMatchObject({ inputs: { parameters: { a: [1, 2] } } });
    expect(parametersOf({ type: 'string' }, '1,2')).toMatchObject({ inputs: { parameters: { a: ['1', '2'] } } });
  });
});
