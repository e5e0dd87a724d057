import { type Json, type JsonObject, list, object, text, texts } from '../../lib/json.ts';
import { words } from '../../lib/words.ts';
import { body, type Case, document, operation, property } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { policyCodes, swaggerRules, testing } from '../sources.ts';
import { hit } from '../words.ts';

/** Functions that filters of Power Apps can hand over ("Understand delegation", OData). */
const filterFunctions = words(`
  eq ne gt ge lt le and or not contains startswith endswith substringof length indexof replace substring tolower toupper
  trim concat year month day hour minute second date time now round floor ceiling add sub mul div mod null min max sum
  average countdistinct top cast isof totaloffsetminutes totalseconds any all in negate
`);

const functionsKey = '/x-ms-capabilities/filterFunctions';

const functionsOf = (value: JsonObject): Json | undefined => object(value['x-ms-capabilities']).filterFunctions;

const withFunctions = (names: Json[]): Case => property({ 'x-ms-capabilities': { filterFunctions: names } });

const filterFunctionFacts = {
  evidence: 'E*',
  source: swaggerRules('Properties'),
  right: withFunctions(['eq', 'ne']),
} as const;

export const capabilityRules = [
  ...rulesAt('document', [
    {
      name: 'TestConnectionOperationNotFound',
      evidence: 'E*',
      source: testing('testConnection'),
      what: 'testConnection names an operation of the definition.',
      why: 'The key could not be tried.',
      message: 'testConnection names "{id}", which is no operation. Correct the id.',
      check: ({ value }, { ids }) => {
        const id = text(object(object(value['x-ms-capabilities']).testConnection).operationId);
        return id !== undefined && !ids.has(id) && hit('/x-ms-capabilities/testConnection/operationId', { id });
      },
      wrong: document({ 'x-ms-capabilities': { testConnection: { operationId: 'GetNothing' } } }),
      right: document({
        'x-ms-capabilities': { testConnection: { operationId: 'GetItem', parameters: { itemId: 'a' } } },
      }),
    },
    {
      name: 'TestConnectionNotCallable',
      evidence: 'E*',
      source: testing('testConnection'),
      what: 'testConnection calls a GET operation and gives every required parameter.',
      why: 'It is called without a maker.',
      message: 'testConnection {fault}. Choose a GET operation and give fixed values.',
      check: ({ value }, { byId }) => {
        const call = object(object(value['x-ms-capabilities']).testConnection);
        const target = byId.get(text(call.operationId) ?? '');
        if (target === undefined) return false;
        const given = object(call.parameters);
        const missing = target.parameters.find(
          ({ name, value: { required, default: fixed } }) =>
            required === true && fixed === undefined && given[name] === undefined,
        );
        const fault =
          target.verb === 'get'
            ? missing === undefined
              ? undefined
              : `does not give "${missing.name}"`
            : `calls a ${target.verb.toUpperCase()} operation`;
        return fault !== undefined && hit('/x-ms-capabilities/testConnection', { fault });
      },
      wrong: document({ 'x-ms-capabilities': { testConnection: { operationId: 'GetItem' } } }),
      right: document({
        'x-ms-capabilities': { testConnection: { operationId: 'GetItem', parameters: { itemId: 'a' } } },
      }),
    },
  ]),
  ...rulesAt('operation', [
    {
      name: 'OpenAiOperationNotFound',
      evidence: 'E*',
      source: policyCodes('5000.4.2.4, openai-enabled'),
      what: 'x-ms-openai-data names operations of the definition.',
      why: 'An agent could not call another.',
      message: 'x-ms-openai-data names "{id}", which is no operation. Correct the id.',
      check: ({ value }, { ids }) =>
        list(object(value['x-ms-openai-data']).operations).flatMap((entry, index) => {
          const id = text(object(entry).operationId);
          return id === undefined || ids.has(id)
            ? []
            : [{ at: `/x-ms-openai-data/operations/${index}/operationId`, args: { id } }];
        }),
      wrong: operation({ 'x-ms-openai-data': { 'openai-enabled': true, operations: [{ operationId: 'GetNothing' }] } }),
      right: operation({ 'x-ms-openai-data': { 'openai-enabled': true, operations: [{ operationId: 'GetItem' }] } }),
    },
  ]),
  ...rulesAt('schema', [
    {
      ...filterFunctionFacts,
      name: 'FilterFunctionsPropertyEmpty',
      what: 'filterFunctions names a function.',
      why: 'An empty list says nothing.',
      message: 'filterFunctions is empty. Name a function or remove it.',
      check: ({ value }) => {
        const found = functionsOf(value);
        return Array.isArray(found) && found.length === 0 && hit(functionsKey);
      },
      wrong: withFunctions([]),
    },
    {
      ...filterFunctionFacts,
      name: 'FilterFunctionsPropertyHasDuplicates',
      what: 'filterFunctions names each function once.',
      why: 'The second has no use.',
      message: 'filterFunctions names "{name}" twice. Remove one.',
      check: ({ value }) => {
        const found = texts(functionsOf(value));
        const name = found.find((candidate, index) => found.indexOf(candidate) < index);
        return name !== undefined && hit(functionsKey, { name });
      },
      wrong: withFunctions(['eq', 'eq']),
    },
    {
      ...filterFunctionFacts,
      name: 'FilterFunctionsPropertyInvalidValue',
      what: 'filterFunctions names functions that exist.',
      why: 'Power Apps delegates only those.',
      message: 'filterFunctions names "{name}", which is no function. Remove it.',
      unpublished: 'The list is not published with the rule; ours is that of delegation in Power Apps.',
      check: ({ value }) => {
        const name = texts(functionsOf(value)).find((candidate) => !filterFunctions.includes(candidate.toLowerCase()));
        return name !== undefined && hit(functionsKey, { name });
      },
      wrong: withFunctions(['equals']),
    },
    {
      ...filterFunctionFacts,
      name: 'FilterFunctionsPropertyInInputSchema',
      what: 'filterFunctions stands in a response.',
      why: 'It says how outputs can be filtered.',
      message: 'filterFunctions stands in a body. Move it to the response.',
      check: ({ value, pointer }) =>
        functionsOf(value) !== undefined && /\/parameters\/[^/]+\/schema/.test(pointer) && hit(functionsKey),
      wrong: body({ properties: { name: { 'x-ms-capabilities': { filterFunctions: ['eq'] } } } }),
    },
  ]),
];
