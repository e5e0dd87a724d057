import { describe, expect, it } from 'vitest';
import { createPolicies } from '../../../mock-server/runtime/policies.ts';

const policy = (parameters: Record<string, unknown>, templateId = 'setheader') => ({
  templateId,
  title: 'Test',
  parameters,
});
const setHeader = (value: string, more: Record<string, unknown> = {}) =>
  policy({ 'x-ms-apimTemplateParameter.name': 'User-Agent', 'x-ms-apimTemplateParameter.value': value, ...more });
const existsAction = (action: string) => ({ 'x-ms-apimTemplateParameter.existsAction': action });

describe('setheader', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>, string | string[]]>([
    ['sets a header that is not there', existsAction('skip'), {}, 'a'],
    ['replaces one that is there by default', {}, { 'user-agent': 'b' }, 'a'],
    ['replaces it with override', existsAction('override'), { 'user-agent': 'b' }, 'a'],
    ['leaves it with skip', existsAction('skip'), { 'user-agent': 'b' }, 'b'],
    ['adds to it with append', existsAction('append'), { 'user-agent': 'b' }, ['b', 'a']],
    ['leaves other operations alone', { 'x-ms-apimTemplate-operationName': ['Providers'] }, { 'user-agent': 'b' }, 'b'],
    ['applies to named operations', { 'x-ms-apimTemplate-operationName': ['Locations'] }, { 'user-agent': 'b' }, 'a'],
  ])('%s', (_name, more, headers, expected) => {
    createPolicies([setHeader('a', more)])('Locations', headers);
    expect(headers['user-agent']).toEqual(expected);
  });
});

it.each([
  ['another template', policy({}, 'dynamichosturl'), 'the template dynamichosturl'],
  ['the section Response', setHeader('a', { 'x-ms-apimTemplate-policySection': 'Response' }), 'the section Response'],
  ['an expression', setHeader("@connectionParameters('x')"), 'setheader with an expression'],
])('refuses %s and names it', (_name, instance, message) => {
  expect(() => createPolicies([instance])('Locations', {})).toThrow(message);
});

it('refuses only the operations that a policy applies to', () => {
  const instance = policy({ 'x-ms-apimTemplate-operationName': ['Providers'] }, 'setproperty');
  expect(() => createPolicies([instance])('Locations', {})).not.toThrow();
});
