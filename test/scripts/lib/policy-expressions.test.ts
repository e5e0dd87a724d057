import { expect, it } from 'vitest';
import { brokenExpression, connectionParametersIn } from '../../../scripts/lib/policy-expressions.ts';

const quotes = 'its name is not in straight quotes';
const bracket = 'its bracket is not closed';
const either = 'a quote or bracket of it is not closed';

it.each<[string, string, string]>([
  ['@connectionParameters(host)', quotes, "@connectionParameters('NAME')"],
  ['@connectionParameters(\u2018host\u2019)', quotes, "@connectionParameters('NAME')"],
  ['@headers()', quotes, "@headers('NAME')"],
  ["@connectionParameters('host'", bracket, "@connectionParameters('NAME')"],
  ["@connectionParameters('host', 'a'", bracket, "@connectionParameters('NAME')"],
  ["@{queryParameters('q'", bracket, "@{queryParameters('NAME')}"],
  ["@connectionParameters('host)", either, "@connectionParameters('NAME')"],
  ['@connectionParameters("host\')', either, "@connectionParameters('NAME')"],
  ["@connectionParameters('a).b/@headers('c')", either, "@connectionParameters('NAME')"],
  ["@{connectionParameters('host')", 'its brace is not closed', "@{connectionParameters('NAME')}"],
  ['@{ connectionParameters(host) }', quotes, "@{ connectionParameters('NAME')}"],
  ["@connectionParameters('')", 'its name is empty', "@connectionParameters('NAME')"],
  ['@headers( "", \'a\')', 'its name is empty', "@headers('NAME')"],
  ["@connectionParameters('host' , )", 'nothing stands behind its comma', "@connectionParameters('NAME')"],
  ["@queryParameters 'q'", 'no bracket follows it', "@queryParameters('NAME')"],
  ['@body(.a', bracket, '@body()'],
  ['@item(.a)', bracket, '@item()'],
])('%s cannot be read: %s', (expression, fault, form) => {
  expect(brokenExpression(expression)).toEqual({ expression, fault, form });
  expect(brokenExpression(`https://@headers('a')${expression}`)).toEqual({ expression, fault, form });
});

it.each([
  '',
  "https://api@connectionParameters('a').b/@connectionParameters( 'c' , '' )/",
  '@headers("a")',
  "{@headers('a')}",
  "@{headers('a')}",
  "@{triggerBody().time} @body()['a(b)'] @item()",
  "@connectionParameters(toLower('a'))",
  "@connectionParameters('a', queryParameters('b'))",
  "@body('Action')",
  'client (team@headers.example)',
  '@odata.nextLink',
])('%s is not broken', (template) => {
  expect(brokenExpression(template)).toBeUndefined();
});

it.each([
  "@connectionParameters('a')",
  "x@{connectionParameters('a', 'b')}",
  '{@connectionParameters("a")}',
  "@ConnectionParameters( 'a' )",
  "@{ connectionParameters( 'a' ) }",
])('%s reads a', (template) => {
  expect(connectionParametersIn(`${template}/@headers('c')`)).toEqual(['a']);
});

it('takes as long for each of many expressions', () => {
  const started = process.cpuUsage();
  for (const part of [
    "@headers('",
    "@{headers('a')",
    "@headers('a',",
    '@headers(a(',
    '@body( ',
    "@headers('a', ",
    '@{ ',
  ])
    brokenExpression(`${part.repeat(100_000)})}`);
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(5);
});
