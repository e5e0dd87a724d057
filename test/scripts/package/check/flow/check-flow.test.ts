import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../scripts/lib/file-tree.ts';
import { checkFlow } from '../../../../../scripts/package/check/flow/check-flow.ts';
import { expressionsOf, parseTemplate } from '../../../../../scripts/package/check/flow/expression.ts';
import { findCloudFlowCall } from '../../../../../scripts/package/check/flow/find-calls.ts';
import { createFindings, wordPackageFinding } from '../../../../../scripts/package/check/package-finding.ts';
import type { FlowDefinition, Step } from '../../../../../scripts/package/flow.ts';
import { listSteps } from '../../../../../scripts/package/flow.ts';
import { artifactFiles, ingredients, unzip } from '../../artifacts.ts';

describe('expressions', () => {
  it.each([
    ['plain text', 'me@example.org', 0],
    ['an escaped at sign', "@@variables('x')", 0],
    ['one expression', "@variables('x')", 1],
    ['two in a text', "a @{variables('x')} b @{concat('}', 'it''s')}", 2],
    ['members of every form', "@outputs('x')?['body']?['a'][0].b?.c", 1],
    ['numbers, constants and blanks', '@if( true , -1.5 , null )', 1],
  ])('%s has as many as it should', (_name, text, count) => {
    expect(expressionsOf(text)).toHaveLength(count);
  });

  it.each([
    ["@variables('x'", /at character 15 there is the end instead of "\)"/],
    ['@{variables(x)}', /instead of "\("/],
    ["@variables('x') y", /there is "y" instead of an end/],
    ["@'open", /instead of a name, a number or a text in single quotes/],
  ])('%s is refused with its place', (text, cause) => {
    expect(() => parseTemplate(text)).toThrow(cause);
  });
});

describe('tokens of any definition', () => {
  const definition = {
    swagger: '2.0',
    paths: {
      '/items': {
        parameters: [{ name: 'X-Tenant', in: 'header', required: true, type: 'string' }],
        post: {
          operationId: 'AddItem',
          parameters: [{ name: 'body', in: 'body', required: true, schema: {} }],
          responses: {
            201: {
              schema: {
                type: 'object',
                properties: {
                  id: { type: 'string' },
                  list: { type: 'array', items: { $ref: '#/definitions/Item' } },
                  open: { type: 'object', additionalProperties: true },
                  composed: { allOf: [{}] },
                  dynamic: { type: 'object', properties: { a: {} }, 'x-ms-dynamic-properties': {} },
                  broken: { $ref: '#/definitions/Nowhere' },
                },
              },
            },
          },
        },
      },
    },
    definitions: { Item: { type: 'object', properties: { name: { type: 'string' } } } },
  };
  const find = (token: string): string[] => {
    const call: Step = {
      type: 'OpenApiConnection',
      inputs: { host: { operationId: 'AddItem' }, parameters: { 'X-Tenant': 'a', 'body/name': 'b' } },
    };
    const flow: FlowDefinition = {
      triggers: { manual: { type: 'Request' } },
      actions: { Add: call, Use: { type: 'Compose', runAfter: { Add: ['Succeeded'] }, inputs: token } },
    };
    const { findings, find: report } = createFindings();
    checkFlow(flow, [{ definition, findCall: findCloudFlowCall(definition, () => true) }], report);
    return findings.map(wordPackageFinding);
  };

  it.each([
    "@outputs('Add')?['body/id']",
    "@body('Add')?['id']",
    "@first(body('Add')?['list'])?['name']",
    "@body('Add')?['list'][0]?['name']",
    "@body('Add')?['open']?['x']",
    "@body('Add')?['composed']?['x']",
    "@body('Add')?['dynamic']?['x']",
    "@body('Add')?['broken']?['x']",
    "@outputs('Add')?['headers']?['x']",
    "@triggerBody()?['x']",
  ])('%s exists or cannot be told', (token) => {
    expect(find(token)).toEqual([]);
  });

  it.each([
    ["@body('Add')?['name']", 'there is no output name; known there: id, list, open, composed, dynamic, broken'],
    ["@last(body('Add')?['list'])?['id']", 'there is no output id; known there: name'],
  ])('%s does not exist', (token, problem) => {
    expect(find(token)).toEqual([`warning Use: in ${token} ${problem}. Correct the name.`]);
  });

  it('asks no member of a text', () => {
    expect(find("@body('Add')?['id']?['x']")).toEqual([
      "warning Use: in @body('Add')?['id']?['x'] x is asked of a text, which has no members. Leave it out, or correct what stands before it.",
    ]);
  });

  it.each([
    ["@body('Ad')", 'there is no trigger or action Ad here'],
    ["@items('Add')", 'there is no loop around this named Add here'],
  ])('%s is refused', (token, problem) => {
    expect(find(token)).toEqual([`Use: in ${token} ${problem}. Correct the name.`]);
  });
});

it('the package holds the flows that were run, each call with its host and connection', () => {
  const files = unzip(artifactFiles().get('CQCDataFlows.zip') as Uint8Array);
  const packaged = [...files]
    .filter(([path]) => path.startsWith('Workflows/'))
    .map(([, bytes]) => JSON.parse(decode(bytes)).properties);
  expect(packaged).toHaveLength(ingredients.flows.length);
  for (const [index, { connectionReferences, definition }] of packaged.entries()) {
    const { triggers, actions } = structuredClone(definition) as FlowDefinition;
    for (const [, step] of [...listSteps(triggers), ...listSteps(actions)]) {
      const inputs = step.inputs as { host?: Record<string, string> } | undefined;
      if (!inputs?.host) continue;
      const { connectionName = '', operationId = '', apiId } = inputs.host;
      expect(Object.keys(connectionReferences)).toContain(connectionName);
      // As in exports: an import finds a custom connector by the connection reference.
      const isOwn = connectionReferences[connectionName].api.logicalName !== undefined;
      expect(apiId).toBe(isOwn ? '' : `/providers/Microsoft.PowerApps/apis/${connectionName}`);
      inputs.host = isOwn ? { operationId } : { connectionName, operationId };
    }
    expect({ triggers, actions }).toEqual(ingredients.flows[index]?.definition);
  }
});
