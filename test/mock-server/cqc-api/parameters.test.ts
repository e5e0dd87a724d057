import { describe, expect, it } from 'vitest';
import type { RawValues } from '../../../mock-server/cqc-api/call.ts';
import { createParameterCheck } from '../../../mock-server/cqc-api/parameters.ts';
import { ApiError } from '../../../mock-server/http/api-error.ts';
import type { Parameter } from '../../../scripts/lib/definition.ts';

const inQuery = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  required: false,
  type: 'string',
  ...more,
});
const number = (name: string, more: Partial<Parameter> = {}) =>
  inQuery(name, { type: 'integer', minimum: 1, default: 1, ...more });
const inPath = (name: string, more: Partial<Parameter> = {}) => inQuery(name, { in: 'path', required: true, ...more });

/** What the check gives for a query and a path, or the status and the message of the error. */
function check(parameters: Parameter[], query: RawValues, path: Record<string, string> = {}) {
  try {
    return createParameterCheck({ operationId: 'Any', path: '/any', parameters, responses: {} })(query, path);
  } catch (error) {
    if (error instanceof ApiError) return `${error.statusCode} ${JSON.parse(error.body).message}`;
    throw error;
  }
}

const region = inQuery('region', { type: 'array' });
const since = inQuery('since', { format: 'date-time', required: true });

describe('a query that fits', () => {
  it('has its values by kind, filters in the order of the call, defaults where nothing is given', () => {
    const parameters = [number('page'), number('perPage', { default: 1000 }), region, inQuery('careHome'), since];
    const time = '2026-10-01T00:00:00Z';
    expect(check(parameters, { since: time, careHome: 'Y', region: ['b', 'a'], page: '3' })).toEqual({
      page: 3,
      perPage: 1000,
      filters: [
        ['careHome', ['Y']],
        ['region', ['b', 'a']],
      ],
      times: { since: { time: Date.parse(time), link: time } },
    });
    expect(check(parameters, { since: time, region: 'a', perPage: '7' })).toMatchObject({
      page: 1,
      perPage: 7,
      filters: [['region', ['a']]],
    });
  });

  it.each([
    ['2026-10-28T23:59:59.999Z', '2026-10-28T23:59:59.999Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['2026-10-31T10:00:00+01:30', '2026-10-31T10:00:00%2B01:30'],
    ['2026-10-01T10:00:00-05:00', '2026-10-01T10:00:00-05:00'],
    ['2026-10-01 10:00:00Z', '2026-10-01%2010:00:00Z'],
    ['2026-10-01t10:00:00z', '2026-10-01t10:00:00z'],
  ])('takes the time %s, which links repeat as %s', (value, link) => {
    expect(check([since], { since: value })).toMatchObject({ times: { since: { time: Date.parse(value), link } } });
  });

  it('of an operation without pages is one page of one', () => {
    expect(check([], {})).toEqual({ page: 1, perPage: 1, filters: [], times: {} });
  });

  it('may hold the subscription key', () => {
    expect(check([], { 'subscription-key': 'secret' })).toMatchObject({ filters: [] });
  });

  it('takes a required filter too', () => {
    expect(check([inQuery('name', { required: true })], { name: 'x' })).toMatchObject({ filters: [['name', ['x']]] });
  });

  it('is not held to choices that the path has, nor the path to those of the query', () => {
    const choice = { enum: ['a'] };
    expect(check([inQuery('it', choice), inPath('other')], { it: 'b' }, { other: 'b' })).toMatchObject({
      filters: [['it', ['b']]],
    });
  });
});

describe('a query that does not fit', () => {
  const least = (name: string, minimum: number) =>
    `400 The value of the query parameter ${name} does not conform to the definition. The least is ${minimum}.`;
  const noNumber =
    "400 Value of the query parameter page couldn't be parsed according to the definition. Use a whole number.";
  const noTime =
    "400 Value of the query parameter since couldn't be parsed according to the definition. Use a form such as 2026-10-01T00:00:00Z.";

  it.each<[name: string, parameters: Parameter[], query: RawValues, error: string]>([
    ['an undeclared name', [region], { Region: 'x' }, '400 Unspecified query parameter Region is not allowed.'],
    ['a name of the path', [inPath('id')], { id: 'x' }, '400 Unspecified query parameter id is not allowed.'],
    ['a missing one', [since], {}, '404 Resource not found'],
    ['a missing filter', [{ ...region, required: true }], {}, '404 Resource not found'],
    [
      'a repeated one',
      [inQuery('careHome')],
      { careHome: ['Y', 'N'] },
      '400 Request cannot contain multiple values for the query parameter careHome.',
    ],
    ['below the minimum', [number('page', { minimum: 5 })], { page: '4' }, least('page', 5)],
    ['below nothing', [inQuery('page', { type: 'integer' })], { page: '-1' }, least('page', 0)],
    ['a fraction', [number('page')], { page: '1.5' }, noNumber],
    ['a number and more', [number('page')], { page: '1 ' }, noNumber],
    ['more and a number', [number('page')], { page: '+1' }, noNumber],
    ['no date', [since], { since: 'yesterday' }, noTime],
    ['the 30th of February', [since], { since: '2026-02-30T00:00:00Z' }, noTime],
    ['the 29th of a February that has none', [since], { since: '2026-02-29T00:00:00Z' }, noTime],
    ['the month before the first', [since], { since: '2026-00-01T00:00:00Z' }, noTime],
    ['the month after the last', [since], { since: '2026-13-01T00:00:00Z' }, noTime],
    ['the day before the first', [since], { since: '2026-10-00T00:00:00Z' }, noTime],
    ['24 hours', [since], { since: '2026-10-01T24:00:00Z' }, noTime],
    ['60 minutes', [since], { since: '2026-10-01T00:60:00Z' }, noTime],
    ['no time zone', [since], { since: '2026-10-01T00:00:00' }, noTime],
    ['a time and more', [since], { since: '2026-10-01T00:00:00Z ' }, noTime],
    ['a point without a fraction', [since], { since: '2026-10-01T00:00:00.Z' }, noTime],
    ['a date that JavaScript cannot read', [since], { since: '2016-12-31T23:59:60Z' }, noTime],
  ])('%s', (_name, parameters, query, error) => {
    expect(check(parameters, query)).toBe(error);
  });

  it.each([
    ['5', 5],
    ['6', 6],
    ['2147483647', 2_147_483_647],
  ])('%s is not below 5', (text, page) => {
    expect(check([number('page', { minimum: 5 })], { page: text })).toMatchObject({ page });
  });

  it('0 is not below nothing', () => {
    expect(check([inQuery('page', { type: 'integer' })], { page: '0' })).toMatchObject({ page: 0 });
  });
});

describe('a path', () => {
  it.each<[name: string, parameter: Parameter, value: string, error: string | undefined]>([
    ['a choice', inPath('type', { enum: ['a', 'b'] }), 'b', undefined],
    [
      'no choice',
      inPath('type', { enum: ['a', 'b'] }),
      'B',
      '400 The value of the path parameter type does not conform to the definition. Use one of: a, b.',
    ],
    ['a choice among ids', inPath('locationId', { enum: ['a'] }), 'a', undefined],
    ['an id in capitals', inPath('locationId'), 'R9A01-2', undefined],
    ['an id in small letters', inPath('locationid'), 'R9a01', '400 Bad Request'],
    ['the same of a provider', inPath('provider_id'), 'r9A', '400 Bad Request'],
    ['any other value', inPath('link_id'), 'abc', undefined],
    ['a name that only ends like an id', inPath('sublocationid'), 'abc', undefined],
    ['a name that only begins like an id', inPath('locationids'), 'abc', undefined],
  ])('%s', (_name, parameter, value, error) => {
    const result = check([parameter], {}, { [parameter.name]: value });
    if (error === undefined) expect(result).toMatchObject({ filters: [] });
    else expect(result).toBe(error);
  });
});
