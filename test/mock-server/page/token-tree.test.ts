import { expect, it } from 'vitest';
import { buildTokenTree, writeTokenExpression } from '../../../mock-server/page/client/model/token-tree.ts';
import { listTokens } from '../../../scripts/lib/token-titles.ts';

const home = {
  type: 'object',
  properties: { 'System.Title': {}, deep: { type: 'object', properties: { 'p.q': {} } } },
};
const schema = {
  type: 'object',
  properties: { '@odata.nextLink': {}, 'odd[]': {}, value: { type: 'array', items: home }, "it's": {} },
};
const responses = { 200: { description: 'OK', schema } };
const tokens = listTokens({ paths: { '/a': { get: { operationId: 'A', responses } } } });

it('an expression keeps the name of a property whole', () => {
  const expressions = tokens.map(({ path, keys }) => [path, writeTokenExpression(keys, 'Ask', false)]);
  expect(Object.fromEntries(expressions)).toEqual({
    '': "outputs('Ask')?['body']",
    '@odata.nextLink': "outputs('Ask')?['body/@odata.nextLink']",
    'odd[]': "outputs('Ask')?['body/odd[]']",
    value: "outputs('Ask')?['body/value']",
    'value[]': "items('Apply_to_each')",
    'value[].System.Title': "items('Apply_to_each')?['System.Title']",
    'value[].deep': "items('Apply_to_each')?['deep']",
    'value[].deep.p.q': "items('Apply_to_each')?['deep']?['p.q']",
    "it's": "outputs('Ask')?['body/it''s']",
  });
});

it('a name with a dot hides no property that lies as deep', () => {
  const schema = { type: 'object', properties: { 'a.b': {}, a: { type: 'object', properties: { b: {} } }, '': {} } };
  const responses = { 200: { description: 'OK', schema } };
  const keys = listTokens({ paths: { '/a': { get: { operationId: 'A', responses } } } }).map((token) => token.keys);
  expect(keys).toEqual([[], ['a.b'], ['a'], ['a', 'b'], ['']]);
});

it('the items of a trigger start a run each', () => {
  expect(writeTokenExpression([null, 'a.b'], 'Ask', true)).toBe("triggerOutputs()?['body/a.b']");
});

it('a token lies in what holds it, whatever its name', () => {
  const [body] = buildTokenTree(tokens);
  expect(body?.children.map(({ token }) => token.path)).toEqual(['@odata.nextLink', 'odd[]', 'value', "it's"]);
  const [item] = body?.children[2]?.children ?? [];
  expect(item?.children.map(({ token }) => token.path)).toEqual(['value[].System.Title', 'value[].deep']);
});
