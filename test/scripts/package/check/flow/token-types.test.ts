import { describe, expect, it } from 'vitest';
import { expressionsOf } from '../../../../../scripts/package/check/flow/expression.ts';
import { itemsOf, type Known, type Scope, typeOf } from '../../../../../scripts/package/check/flow/token-types.ts';

const text = { type: 'string' };
const row = { type: 'object', properties: { id: text, Mixed: text } };
const rows = { type: 'array', items: row };
const definition = { definitions: { Row: row } };
const outputs: Record<string, Known> = {
  Call: {
    type: 'object',
    properties: {
      body: {
        type: 'object',
        properties: {
          rows,
          row: { $ref: '#/definitions/Row' },
          lost: { $ref: '#/definitions/None' },
          open: { type: 'object' },
          untyped: {},
          list: { type: 'array' },
          free: { type: 'object', properties: { a: text }, additionalProperties: text },
          closed: { type: 'object', properties: { a: text }, additionalProperties: false },
          emptied: { type: 'object', properties: {} },
          allOf: { allOf: [row] },
          oneOf: { oneOf: [row] },
          anyOf: { anyOf: [row] },
          dynamic: { type: 'object', properties: { a: text }, 'x-ms-dynamic-schema': {} },
          dynamicRow: { $ref: '#/definitions/Row', 'x-ms-dynamic-schema': {} },
          base: { type: 'object', discriminator: 'a', properties: { a: text } },
          slashed: { type: 'object', properties: { 'a/b': text, c: text } },
          text,
        },
      },
    },
  } as Known,
  Anything: 'any',
};

/** What an expression gives, and what is said of it. */
function ask(expression: string): { type: Known; problems: string[] } {
  const problems: string[] = [];
  const scope: Scope = {
    definition,
    outputsOf: (name) => outputs[name],
    remedyFor: (name) => (name === 'Later' ? 'Wait' : undefined),
    triggerOutputs: { type: 'object', properties: { body: row, headers: {} } },
    itemOf: (loop) => (loop === 'Loop' ? row : undefined),
    isRepeatedBy: (loop) => loop === 'Loop',
    item: text,
    hasVariable: (name) => name === 'count',
    hasParameter: (name) => name === 'place',
  };
  const [parsed] = expressionsOf(expression);
  if (!parsed) throw new Error('no expression');
  return { type: typeOf(parsed.expression, scope, (problem) => problems.push(problem)), problems };
}

describe('what an expression gives', () => {
  it.each<[string, unknown]>([
    ["@'a'", 'any'],
    ['@1', 'any'],
    ["@outputs('Call')", outputs.Call],
    ["@outputs('Call')?['body/rows']", rows],
    ["@body('Call')?['rows']", rows],
    ["@body('Call')?['rows'][0]", row],
    ["@body('Call')?['rows'][0]?['id']", text],
    ["@body('Call')?['row/id']", text],
    ["@body('Call')?['ROW']?['iD']", text],
    ["@body('Call')?['row/mixed']", text],
    ["@body('Anything')?['a']", 'any'],
    ["@outputs('Anything')", 'any'],
    ["@body('Call')?['open/x']", 'any'],
    ["@body('Call')?['untyped/x']", 'any'],
    ["@body('Call')?['free/x']", 'any'],
    ["@body('Call')?['free/a']", text],
    ["@body('Call')?['emptied/x']", 'any'],
    ["@body('Call')?['lost/x']", 'any'],
    ["@body('Call')?['allOf/x']", 'any'],
    ["@body('Call')?['oneOf/x']", 'any'],
    ["@body('Call')?['anyOf/x']", 'any'],
    ["@body('Call')?['dynamic/x']", 'any'],
    ["@body('Call')?['dynamicRow/x']", 'any'],
    ["@body('Call')?['base/x']", 'any'],
    ["@body('Call')?['slashed']?['a/b']", 'any'],
    ["@outputs('Call')?['body/slashed/A~1b']", 'any'],
    ["@body('Call')?['list'][0]", 'any'],
    ["@body('Call')?['text'][0]", 'any'],
    ["@body('Call')?[item()]", 'any'],
    ["@triggerBody()?['id']", text],
    ["@TRIGGERBODY()?['id']", text],
    ["@triggerOutputs()?['body/id']", text],
    ["@triggerOutputs()?['headers/x']", 'any'],
    ["@items('Loop')?['id']", text],
    ['@item()', text],
    ["@variables('count')", 'any'],
    ["@coalesce(body('Call')?['row'], 1)?['id']", text],
    ["@coalesce(triggerBody(), body('Call')?['closed'])?['a']", text],
    ["@coalesce(triggerBody(), body('Call')?['closed'])?['id']", text],
    ["@coalesce(triggerBody(), items('Loop'), null)?['id']", text],
    ["@coalesce(triggerBody(), body('Call'), items('Loop'))?['rows'][0]?['id']", text],
    ["@coalesce(body('Call')?['closed'], body('Call')?['free'])?['x']", 'any'],
    ["@coalesce(body('Call')?['closed'], variables('count'))?['x']", 'any'],
    ["@coalesce(json('[]'), body('Call')?['rows'])?[0]?['x']", 'any'],
    ["@coalesce(body('Call')?['closed'], body('Call')?['text'])?['x']", 'any'],
    ["@actions('Call')?['outputs']?['body']?['rows']", rows],
    ["@actions('Call')?['outputs/body/rows']", rows],
    ["@actions('Call')?['status']", 'any'],
    ["@actions('Anything')?['outputs']?['x']", 'any'],
    ["@trigger()?['outputs']?['body']?['id']", text],
    ['@trigger().outputs.body.id', text],
    ["@trigger()?['startTime']", 'any'],
    ["@sort(body('Call')?['rows'], 'id')", rows],
    ["@reverse(body('Call')?['rows'])", rows],
    ["@first(body('Call')?['rows'])", row],
    ["@last(body('Call')?['rows'])?['id']", text],
    ["@first(body('Anything'))", 'any'],
    ['@first()', 'any'],
    ['@coalesce()', 'any'],
    ["@concat('a')", 'any'],
    ["@outputs(body('Call'))", 'any'],
  ])('%s', (expression, type) => {
    expect(ask(expression)).toEqual({ type, problems: [] });
  });

  const known =
    'rows, row, lost, open, untyped, list, free, closed, emptied, allOf, oneOf, anyOf, dynamic, dynamicRow, base, slashed, text';
  it.each<[string, string[]]>([
    ["@outputs('None')", ['there is no trigger or action None here']],
    ["@body('None')?['x']", ['there is no trigger or action None here']],
    ["@Outputs('None')", ['there is no trigger or action None here']],
    ["@body('Later')?['x']", ['the step Later does not run before this one']],
    ["@result('Later')", ['the step Later does not run before this one']],
    ["@coalesce(triggerBody(), body('Call')?['closed'])?['x']", ['there is no output x; known there: id, Mixed, a']],
    ["@coalesce('', body('Call')?['closed'])?['x']", ['there is no output x; known there: a']],
    ["@actions('Call')?['outputs']?['body']?['none']", [`there is no output none; known there: ${known}`]],
    ["@actions('None')?['status']", ['there is no trigger or action None here']],
    ["@trigger()?['outputs']?['body']?['x']", ['there is no output x; known there: id, Mixed']],
    ['@outputs()', ['outputs() names nothing']],
    ["@Variables()?['a']", ['Variables() names nothing']],
    ["@items('None')", ['there is no loop around this named None here']],
    ["@variables('none')", ['there is no variable none']],
    ["@outputs('Call')?['none']", ['there is no output none; known there: body']],
    ["@body('Call')?['none']", [`there is no output none; known there: ${known}`]],
    ["@body('Call')?['row/none']", ['there is no output row/none (at none); known there: id, Mixed']],
    ["@body('Call')?['none/id']", [`there is no output none/id (at none); known there: ${known}`]],
    ["@body('Call')?['closed/x']", ['there is no output closed/x (at x); known there: a']],
    ["@body('Call')?['slashed/b']", ['there is no output slashed/b (at b); known there: a/b, c']],
    ["@body('Call')?['text']?['x']", ['x is asked of a text, which has no members']],
    ["@body('Call')?['list']?['x']", ['x is asked of a list, which has no members']],
    ["@body('Call')?['rows']?['id']", ['id is asked of a list, which has no members']],
    ["@triggerBody()?['x']", ['there is no output x; known there: id, Mixed']],
    ["@items('Loop')?['x']", ['there is no output x; known there: id, Mixed']],
    ["@concat(variables('a'), variables('b'))", ['there is no variable a', 'there is no variable b']],
    ["@body('Call')?[variables('a')]", ['there is no variable a']],
    ["@body('Call')?['row'][variables('a')]?['x']", ['there is no variable a']],
  ])('%s does not exist', (expression, problems) => {
    expect(ask(expression)).toEqual({ type: 'any', problems });
  });
});

it.each<[string, unknown, unknown]>([
  ['an array', rows, row],
  ['what nothing is known of', 'any', 'any'],
  ['an array of anything', { type: 'array' }, 'any'],
  ['what is no array', { type: 'object', items: row }, 'any'],
  ['a reference to an object', { $ref: '#/definitions/Row' }, 'any'],
])('the items of %s', (_, schema, expected) => {
  expect(itemsOf(schema as Known, { definition })).toEqual(expected);
});
