import { expect, it } from 'vitest';
import { brokenExpression, connectionParametersIn } from '../../../scripts/lib/policy-expressions.ts';

const quotes = 'its name is not in straight quotes';
const bracket = 'its bracket is not closed';
const byComma = 'what stands behind its comma is not in straight quotes';
const behind = 'a quote or bracket behind it is not closed';
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
  ["@connectionParameters('a',5)", byComma, "@connectionParameters('NAME', 'VALUE')"],
  ["@{queryParameters('a', b)}", byComma, "@{queryParameters('NAME', 'VALUE')}"],
  ["@headers('a', 'b)", either, "@headers('NAME')"],
  ["@connectionParameter('a')", 'there is no connectionParameter', "@connectionParameters('NAME')"],
  ["@{ queryParams('a') }", 'there is no queryParams', "@{ queryParameters('NAME')}"],
  ["@body()['a'", behind, "@body()['NAME']"],
  ["@body()['a]", behind, "@body()['NAME']"],
  ["@body().b[0]?['a", behind, "@body()['NAME']"],
  ['@item()[', behind, "@item()['NAME']"],
  ['@body()[a]', 'the name in its brackets is not in straight quotes', "@body()['NAME']"],
  ['@{body().a[\u2018b\u2019]}', 'the name in its brackets is not in straight quotes', "@{body()['NAME']}"],
  ['@body()..a', 'no name stands between its dots', '@body().NAME'],
])('%s cannot be read: %s', (expression, fault, form) => {
  expect(brokenExpression(expression)).toEqual({ expression, fault, form });
  expect(brokenExpression(`https://@headers('a')${expression}`)).toEqual({ expression, fault, form });
});

it.each(['@body().', '{@body().}', '@item().a. '])('%s as a whole cannot be read', (template) => {
  expect(brokenExpression(template)?.fault).toBe('no name follows its dot');
  expect(brokenExpression(`The end of ${template}`)).toBeUndefined();
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
  "@connectionParameters('a','it''s') @headers('a', '')",
  "@connectionParameters('a', @queryParameters('b'))",
  "@headers('a','b','c')",
  "@pathParameters('a') @{bodyParameters('a')}",
  "@concat('a') @variables('a') @parameters('a')",
  "@body()['it''s'].a[0]?['b']?.c[\"d\"] @body()[variables('i')] @body().list[*] @body().list[-1]",
  'n: @body().n... (@body().n)?',
])('%s is not broken', (template) => {
  expect(brokenExpression(template)).toBeUndefined();
});

it.each([
  "@connectionParameters('a')",
  "x@{connectionParameters('a', 'b')}",
  '{@connectionParameters("a")}',
  "@ConnectionParameters( 'a' )",
  "@{ connectionParameters( 'a' ) }",
  "@concat('b', connectionParameters('a'))",
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
    "@body()['",
    "@body()['''",
    '@body()[a',
    '@body().a',
    '@body()[0]',
    "@concat('",
  ])
    brokenExpression(`${part.repeat(100_000)})}`);
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(5);
});
