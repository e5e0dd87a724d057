import { describe, expect, it } from 'vitest';
import { readList, writeList } from '../../../mock-server/page/client/model/array-values.ts';
import { type Values, writeConnectorCall } from '../../../mock-server/page/client/model/calls.ts';
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

  it('has values of their type in a step of a flow', () => {
    const parametersOf = (items: object, text: string) =>
      Object.values(JSON.parse(writeFlowStep(readOne([array('csv', 'query', items)]), { a: text }, 'c')))[0];
    expect(parametersOf({ type: 'integer' }, '1,2')).toMatchObject({ inputs: { parameters: { a: [1, 2] } } });
    expect(parametersOf({ type: 'string' }, '1,2')).toMatchObject({ inputs: { parameters: { a: ['1', '2'] } } });
  });
});
