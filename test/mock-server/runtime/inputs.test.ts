import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../mock-server/http/api-error.ts';
import { describeConnector } from '../../../mock-server/runtime/connector.ts';
import { checkInputs, type Inputs } from '../../../mock-server/runtime/inputs.ts';

type Values = Record<string, string | string[]>;

const nothing: Inputs = { path: {}, query: {}, header: {}, formData: {}, bodyBytes: 0 };

/** What the check says of values for one parameter, or nothing. */
function refusalOf(parameter: object, given: Partial<Inputs>): string | undefined {
  const parameters = [{ name: 'it', in: 'query', type: 'string', ...parameter }];
  const [operation] = describeConnector({ paths: { '/any': { get: { parameters } } } }, {}).operations;
  if (!operation) throw new Error('no operation');
  try {
    checkInputs(operation, { ...nothing, ...given });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    expect(error.statusCode).toBe(400);
    return JSON.parse(error.body).message;
  }
}

const check = (parameter: object, query: Values, path: Values = {}) => refusalOf(parameter, { query, path });

const choices = { enum: ['Y', 'N'] };
const numbers = { type: 'number', enum: [1, 2.5, 0] };
const outside = 'The parameter it is not between -2147483648 and 2147483647.';
const missing = 'The required parameter it is missing.';

describe('inputs of the connector', () => {
  it.each<[name: string, parameter: object, query: Values, message: string | undefined]>([
    ['a text', {}, { it: 'x' }, undefined],
    ['none', {}, {}, undefined],
    ['an empty one', {}, { it: '' }, undefined],
    ['an empty whole number', { type: 'integer' }, { it: '' }, undefined],
    ['the largest int32', { type: 'integer', format: 'int32' }, { it: '2147483647' }, undefined],
    ['one beyond it', { type: 'integer', format: 'int32' }, { it: '2147483648' }, outside],
    ['a large one without a format', { type: 'integer' }, { it: '9007199254740993' }, undefined],
    ['none of a required one', { required: true }, {}, missing],
    ['an empty one of a required one', { required: true }, { it: '' }, missing],
    ['an empty one that is allowed', { required: true, allowEmptyValue: true }, { it: '' }, undefined],
    ['none where an empty one is allowed', { required: true, allowEmptyValue: true }, {}, missing],
    ['an empty one that is a choice', { required: true, enum: ['', 'x'] }, { it: '' }, undefined],
    ['an empty one that is no choice', { required: true, enum: ['x'] }, { it: '' }, missing],
    ['a text of a required one', { required: true }, { it: 'x' }, undefined],
    ['the value of the path for one of the query', { required: true }, {}, missing],
    ['several texts', {}, { it: ['x', 'y'] }, 'The parameter it stands more than once.'],
    ['several of an array', { type: 'array' }, { it: ['x', 'y'] }, undefined],
    ['a whole number', { type: 'integer' }, { it: '12' }, undefined],
    ['a negative one', { type: 'integer' }, { it: '-12' }, undefined],
    ['a fraction', { type: 'integer' }, { it: '1.5' }, 'The parameter it is no whole number.'],
    ['a number and more', { type: 'integer' }, { it: '12a' }, 'The parameter it is no whole number.'],
    ['more and a number', { type: 'integer' }, { it: 'a12' }, 'The parameter it is no whole number.'],
    ['a sign alone', { type: 'integer' }, { it: '-' }, 'The parameter it is no whole number.'],
    ['digits of a text', {}, { it: '12' }, undefined],
    ['a choice', choices, { it: 'N' }, undefined],
    ['no choice', choices, { it: 'n' }, 'The parameter it is none of Y, N.'],
    ['no choice, one of which is empty', { enum: ['Y', ''] }, { it: 'n' }, 'The parameter it is none of Y, "".'],
    ['a choice of numbers, written otherwise', numbers, { it: '2.50' }, undefined],
    ['a choice of numbers, with an exponent', numbers, { it: '25e-1' }, undefined],
    ['a whole choice of numbers, written as a fraction', numbers, { it: '1.0' }, undefined],
    ['a number that is no choice', numbers, { it: '1.5' }, 'The parameter it is none of 1, 2.5, 0.'],
    ['what is no number', numbers, { it: ' ' }, 'The parameter it is none of 1, 2.5, 0.'],
    [
      'a text that looks like a number, written otherwise',
      { enum: ['1'] },
      { it: '1.0' },
      'The parameter it is none of 1.',
    ],
    ['another name', {}, { other: ['x', 'y'] }, undefined],
  ])('%s', (_name, parameter, query, message) => {
    expect(check(parameter, query, { it: 'in the path' })).toBe(message);
  });

  it.each<[name: string, path: Values, message: string | undefined]>([
    ['a value of the path', { it: 'x' }, undefined],
    ['none of the path', {}, missing],
    ['an empty one of the path', { it: '' }, missing],
  ])('%s', (_name, path, message) => {
    expect(check({ in: 'path', required: true }, { it: 'in the query' }, path)).toBe(message);
  });

  it.each<[name: string, parameter: object, given: Partial<Inputs>, message: string | undefined]>([
    ['a header', { in: 'header', name: 'It-Is', required: true }, { header: { 'it-is': 'x' } }, undefined],
    ['no header', { in: 'header', required: true }, { query: { it: 'x' } }, missing],
    [
      'an empty header, where allowEmptyValue means nothing',
      { in: 'header', required: true, allowEmptyValue: true },
      { header: { it: '' } },
      missing,
    ],
    [
      'an empty field of a form that may be empty',
      { in: 'formData', required: true, allowEmptyValue: true },
      { formData: { it: '' }, bodyBytes: 3 },
      undefined,
    ],
    ['a body', { in: 'body', required: true }, { bodyBytes: 2 }, undefined],
    [
      'no body',
      { in: 'body', required: true },
      {},
      `${missing} The body of a GET is not read. Give the operation another verb.`,
    ],
    ['a field of a form', { in: 'formData', required: true, type: 'integer' }, { formData: { it: '1' } }, undefined],
    [
      'a wrong field of a form',
      { in: 'formData', type: 'integer' },
      { formData: { it: 'x' } },
      'The parameter it is no whole number.',
    ],
    ['no field of a form', { in: 'formData', required: true }, { formData: {}, bodyBytes: 3 }, missing],
    ['a form that is not read', { in: 'formData', required: true }, { formData: undefined, bodyBytes: 3 }, undefined],
    ['no body where a form is asked for', { in: 'formData', required: true }, { formData: undefined }, missing],
    ['another value of a form that is not read', { required: true }, { formData: undefined, bodyBytes: 3 }, missing],
    ['a body of several', { in: 'body', enum: ['x'] }, { bodyBytes: 2 }, undefined],
    ['a place that there is not', { in: 'cookie', required: true }, { query: { it: 'x' }, bodyBytes: 2 }, missing],
    ['the smallest int32', { format: 'int32' }, { query: { it: '-2147483648' } }, undefined],
    ['one below it', { format: 'int32' }, { query: { it: '-2147483649' } }, outside],
    ['a choice of numbers', { enum: [1, 2] }, { query: { it: '2' } }, undefined],
    [
      'nothing where there is a default',
      { required: true, default: 5 },
      {},
      `${missing} The designer would send its default, 5.`,
    ],
  ])('%s', (_name, parameter, given, message) => {
    expect(refusalOf(parameter, given)).toBe(message);
  });
});
