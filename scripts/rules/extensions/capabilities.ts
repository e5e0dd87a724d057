import { mayHaveParameter, type OperationPlace } from '../../connector/connector-model.ts';
import { isMistyped, isOfType, type Json, type JsonObject, list, object, text, texts, typeOf } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { words } from '../../lib/words.ts';
import { body, type Case, document, operation, property } from '../example-connector.ts';
import { meantNames } from '../extension-names.ts';
import { rulesAt } from '../rule.ts';
import { isInput } from '../schema-places.ts';
import { plainTypes } from '../shapes.ts';
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

/** What is wrong with a value that testConnection gives to its operation. */
function faultOfGiven(name: string, given: Json, operation: OperationPlace): string | undefined {
  const { id, parameters } = operation;
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined && mayHaveParameter(operation, name)) return undefined;
  if (parameter === undefined) return `gives "${name}", which ${id} does not have. Correct the name.`;
  const type = text(parameter.value.type) ?? '';
  // A text that reads as a number or a choice is sent as one.
  const isRight = !plainTypes.includes(type) || isOfType(given, type) || isOfType(plainValue(given), type);
  return isRight ? undefined : `gives "${name}" as ${typeOf(given)}, and ${type} is expected. Correct the value.`;
}

function plainValue(given: Json): Json {
  if (given === 'true' || given === 'false') return given === 'true';
  return typeof given === 'string' && /^-?\d+(?:\.\d+)?$/.test(given) ? Number(given) : given;
}

export const capabilityRules = [
  ...rulesAt('document', [
    {
      name: 'TestConnectionOperationNotFound',
      evidence: 'E*',
      source: testing('testConnection'),
      what: 'testConnection names an operation of the definition.',
      why: 'The key could not be tried.',
      message: 'testConnection names "{id}", which is no operation. Correct the id.',
      check: ({ value }, model) => {
        const id = text(object(object(value['x-ms-capabilities']).testConnection).operationId);
        return (
          id !== undefined && !model.mayBeOperation(id) && hit('/x-ms-capabilities/testConnection/operationId', { id })
        );
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
      what: 'testConnection calls a GET operation, gives every required parameter, and no others than it has.',
      why: 'It is called without a maker.',
      message: 'testConnection {fault}',
      check: ({ value }, model) => {
        const call = object(object(value['x-ms-capabilities']).testConnection);
        const target = model.operationOf(call.operationId);
        if (target === undefined) return false;
        const at = '/x-ms-capabilities/testConnection';
        if (target.verb !== 'get')
          return hit(at, { fault: `calls a ${target.verb.toUpperCase()} operation. Choose a GET operation.` });
        const given = object(call.parameters);
        const missing = target.parameters.flatMap(({ name, value: { required, default: fixed } }) =>
          required === true && fixed === undefined && name !== '' && given[name] === undefined ? [name] : [],
        );
        const lost = Object.keys(given).filter((name) => !mayHaveParameter(target, name));
        // Of a name that is misspelt it is said that it is to be corrected.
        const meant = new Set(meantNames(lost, missing).values());
        const first = missing.find((name) => !meant.has(name));
        const lacking =
          first === undefined || isMistyped(call.parameters, 'object')
            ? []
            : [{ at, args: { fault: `does not give "${first}". Give a fixed value.` } }];
        const wrong = Object.entries(given).flatMap(([name, fixed]) => {
          const fault = faultOfGiven(name, fixed, target);
          return fault === undefined ? [] : [{ at: `${at}/parameters${segment(name)}`, args: { fault } }];
        });
        return [...lacking, ...wrong];
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
      check: ({ value }, model) =>
        list(object(value['x-ms-openai-data']).operations).flatMap((entry, index) => {
          const id = text(object(entry).operationId);
          return id === undefined || model.mayBeOperation(id)
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
      message: 'filterFunctions stands in a body. Describe it in the response alone.',
      check: (place, model) => functionsOf(place.value) !== undefined && isInput(place, model) && hit(functionsKey),
      wrong: body({ properties: { name: { 'x-ms-capabilities': { filterFunctions: ['eq'] } } } }),
    },
  ]),
];
