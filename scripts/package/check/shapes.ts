import { Ajv, type ValidateFunction } from 'ajv';
import { isOfType, operationCalls, variableChanges } from '../flow.ts';
import type { Find } from './package-finding.ts';

const object = { type: 'object' };
const text = { type: 'string' };
const dictionaryOf = (items: object) => ({ type: 'object', additionalProperties: items });
const required = (properties: Record<string, object>, ...names: string[]) => ({
  type: 'object',
  properties,
  required: names,
});
// What has no type is of none of these.
const hasType = (type: object) => ({ properties: { type }, required: ['type'] });
const whenType = (types: string[], inputs: object) => ({
  if: hasType({ stepType: types }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { inputs }, required: ['inputs'] },
});

/** ARM writes `[parameters('Swagger')]` where any value may stand. */
const orExpression = (shape: object) => ({
  if: { type: 'string', pattern: '^\\[[^\\[][\\s\\S]*\\]$' },
  else: shape,
});

const steps = dictionaryOf({ $ref: '#/$defs/step' });
const group = { type: 'object', properties: { actions: steps } };
const variable = required({ name: text }, 'name');

/** What every check of a flow takes for granted of its steps. */
const $defs = {
  step: {
    type: 'object',
    required: ['type'],
    properties: {
      type: text,
      runAfter: dictionaryOf({ type: 'array', items: text }),
      actions: steps,
      else: group,
      default: group,
      cases: dictionaryOf(group),
      tools: dictionaryOf(group),
      runtimeConfiguration: object,
    },
    allOf: [
      whenType(
        operationCalls,
        required({ host: required({ operationId: text }, 'operationId'), parameters: object }, 'host'),
      ),
      whenType(
        ['ApiConnection'],
        required(
          {
            host: required({ connection: required({ name: text }, 'name') }, 'connection'),
            method: text,
            path: text,
            queries: object,
          },
          'host',
          'method',
          'path',
        ),
      ),
      whenType(['InitializeVariable'], required({ variables: { type: 'array', items: variable } }, 'variables')),
      whenType(variableChanges, variable),
      whenType(['Query', 'Select'], required({}, 'from')),
      // "The property 'limit' is required on action type 'Until'"; an empty one is taken (github tomdam/flowforger, structure.ts).
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      { if: hasType({ stepType: ['Until'] }), then: required({ limit: orExpression(object) }, 'limit') },
    ],
  },
};

const expressible = orExpression(object);

// "Schema reference for Workflow Definition Language": neither is required. What is left out is filled in.
const flow = {
  type: 'object',
  properties: { triggers: { ...steps, default: {} }, actions: { ...steps, default: {} } },
};
const resourceOf = (type: string, properties: object) => ({
  if: hasType({ const: type }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { properties: orExpression(properties) }, required: ['properties'] },
});

const connections = {
  type: 'object',
  properties: {
    value: orExpression(dictionaryOf(orExpression({ type: 'object', properties: { connectionId: text, id: text } }))),
  },
};

const resource = {
  properties: {
    location: text,
    apiVersion: text,
    properties: expressible,
    // "Error converting value … to type 'System.String[]'" (Azure/azure-quickstart-templates, issue 2271).
    dependsOn: { type: 'array', items: text },
    copy: required({}, 'name', 'count'),
  },
  allOf: [
    resourceOf('Microsoft.Web/customApis', {
      type: 'object',
      properties: { connectionParameters: expressible, backendService: expressible, swagger: expressible },
    }),
    resourceOf(
      'Microsoft.Web/connections',
      required({ api: orExpression(required({ id: text }, 'id')), parameterValues: expressible }, 'api'),
    ),
    resourceOf(
      'Microsoft.Logic/workflows',
      required(
        {
          definition: orExpression(flow),
          parameters: orExpression({ type: 'object', properties: { $connections: orExpression(connections) } }),
        },
        'definition',
      ),
    ),
  ],
};

const ajv = new Ajv({ strict: false, useDefaults: true }).addKeyword({
  keyword: 'stepType',
  validate: (types: string[], type: unknown) => typeof type === 'string' && isOfType({ type }, ...types),
});

/** The file of a cloud flow. */
export const workflowFileShape = ajv.compile({
  $defs,
  ...required(
    {
      properties: required(
        {
          connectionReferences: dictionaryOf({ type: 'object', properties: { connection: object, api: object } }),
          definition: flow,
        },
        'definition',
      ),
    },
    'properties',
  ),
});

const named = required({ type: text, name: text }, 'type');

/** An ARM template whose resources can be told apart. */
export const armTemplateShape = ajv.compile(
  required(
    {
      parameters: dictionaryOf(object),
      variables: object,
      outputs: dictionaryOf(object),
      resources: {
        type: ['array', 'object'],
        items: named,
        additionalProperties: named,
      },
    },
    'resources',
  ),
);

/** What those of Logic Apps need to be looked at; an expression may stand for each part. */
export const armResourceShape = ajv.compile({ $defs, ...resource });

/** Reports where a value has another shape than the further checks need; they are left out then. */
export function hasShape<T>(shape: ValidateFunction, value: unknown, find: Find): value is T {
  if (shape(value)) return true;
  for (const { keyword, instancePath, message = 'is not as it should be' } of shape.errors ?? []) {
    if (keyword === 'if') continue; // sums up what another error says
    find(instancePath.slice(1), `it ${message}`, 'Export it again, or correct it by hand');
  }
  return false;
}
