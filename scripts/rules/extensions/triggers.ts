import { isTypeWrong, type OperationPlace } from '../../connector/connector-model.ts';
import { isTrigger } from '../../connector/extensions.ts';
import { isMistyped, object, text } from '../../lib/json.ts';
import { body } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { extensions, ours, polling, published, schemaFile } from '../sources.ts';
import { hit } from '../words.ts';
import { item, scripted, trigger, triggerKeys, triggerWords } from './examples.ts';

const isWebhook = ({ pathItem, value, verb }: OperationPlace): boolean =>
  isTrigger(value) && (pathItem['x-ms-notification-content'] !== undefined || verb === 'post');

const isPolling = (place: OperationPlace): boolean => isTrigger(place.value) && !isWebhook(place);

export const triggerRules = rulesAt('operation', [
  {
    name: 'TriggerIsNotGet',
    evidence: 'G',
    source: polling('Definition'),
    what: 'A polling trigger is a GET operation.',
    why: 'It asks for news and changes nothing.',
    message: 'The polling trigger is a {verb} operation. Make it GET.',
    check: (place) =>
      isTrigger(place.value) &&
      object(place.value['x-ms-trigger-metadata']).mode === 'polling' &&
      place.verb !== 'get' && { args: { verb: place.verb.toUpperCase() } },
    wrong: body({}, { ...triggerWords, ...triggerKeys, operationId: 'CreateItem' }),
    right: trigger({}),
  },
  {
    name: 'TriggerMetadataMissing',
    evidence: 'G',
    source: schemaFile('apiDefinition.swagger.schema.json, x-ms-trigger-metadata'),
    what: 'A polling trigger says so in x-ms-trigger-metadata.',
    why: 'The designer shows how often it asks.',
    message: 'x-ms-trigger-metadata is missing. Add {"kind": "query", "mode": "polling"}.',
    check: (place) => isPolling(place) && place.value['x-ms-trigger-metadata'] === undefined,
    wrong: trigger({ 'x-ms-trigger-metadata': null }),
    right: trigger({}),
  },
  {
    name: 'TriggerHintMissing',
    evidence: 'G',
    source: extensions('x-ms-trigger-hint'),
    what: 'A trigger has a hint of one sentence that starts with "To see it work now".',
    why: 'The designer shows it while a maker waits for the first run.',
    message: 'x-ms-trigger-hint {found}. Write one sentence that starts with "To see it work now, ".',
    check: (place) => {
      const hint = text(place.value['x-ms-trigger-hint']);
      const isGood = hint?.startsWith('To see it work now') ?? isMistyped(place.value['x-ms-trigger-hint'], 'string');
      return (
        isTrigger(place.value) &&
        !isGood &&
        hit('', { found: hint === undefined ? 'is missing' : 'starts differently' })
      );
    },
    wrong: trigger({ 'x-ms-trigger-hint': null }),
    right: trigger({}),
  },
  {
    name: 'TriggerResponseNotArray',
    evidence: 'G',
    source: published('script-driven batch triggers return a root array'),
    what: 'A batch trigger returns an array, at the root or in the part that its policy names.',
    why: 'The runtime splits it into one run for each item.',
    message: 'The batch trigger does not return an array. Describe the 200 response as an array of objects.',
    check: (place, model) => {
      if (!isPolling(place) || place.value['x-ms-trigger'] !== 'batch') return false;
      const schema = model.successSchema(place);
      if (
        schema === undefined ||
        schema.type === 'array' ||
        isTypeWrong(schema) ||
        model.hasPolicy('pollingtrigger', place)
      )
        return false;
      return hit('/responses');
    },
    wrong: trigger({
      responses: { '200': { description: 'An item.', schema: item }, '400': { description: 'Not valid.' } },
    }),
    right: trigger({}),
  },
  {
    name: 'TriggerItemsNotObjects',
    evidence: 'P',
    source: ours,
    what: 'The items of a batch trigger are objects.',
    why: 'A plain string or number gives a flow no named output.',
    message: 'The items of the trigger are of type {type}. Return objects with named properties.',
    check: (place, model) => {
      const schema = isPolling(place) ? model.successSchema(place) : undefined;
      const type = text(model.resolve(schema?.items).type);
      return type !== undefined && type !== 'object' && hit('/responses', { type });
    },
    wrong: trigger({
      responses: {
        '200': { description: 'IDs.', schema: { type: 'array', items: { type: 'string' } } },
        '400': { description: 'Not valid.' },
      },
    }),
    right: trigger({}),
  },
  {
    name: 'TriggerPathNotApart',
    evidence: 'G',
    source: published('paths of polling triggers start with /trigger'),
    what: 'The path of a scripted polling trigger starts with /trigger.',
    why: 'Path and verb must differ from those of the action that lists the same things.',
    message: 'The trigger has the path {path}. Start it with /trigger.',
    check: (place, { files }) =>
      isPolling(place) &&
      place.verb === 'get' &&
      files.script !== undefined &&
      !/^\/trigger/i.test(place.path) && { args: { path: place.path } },
    wrong: trigger({}, '/news/items'),
    right: trigger({}),
  },
  {
    name: 'TriggerExtensionOnAction',
    evidence: 'E*',
    source: extensions('x-ms-trigger'),
    what: 'Only a trigger has trigger metadata or a hint.',
    why: 'On an action they say that x-ms-trigger was forgotten.',
    message: '{key} stands on an action. Add x-ms-trigger or remove it.',
    check: (place) =>
      !isTrigger(place.value) &&
      ['x-ms-trigger-metadata', 'x-ms-trigger-hint'].flatMap((key) =>
        place.value[key] === undefined ? [] : [{ at: `/${key}`, args: { key } }],
      ),
    wrong: trigger({ 'x-ms-trigger': null }),
    right: trigger({}),
  },
  {
    name: 'PollingTriggerNotHandled',
    evidence: 'P',
    source: ours,
    what: 'In a connector with scriptOperations the script or a pollingtrigger policy answers for each polling trigger.',
    why: 'The service has to answer 202 with a Location otherwise, which few do. A service that does needs neither.',
    message:
      'Neither scriptOperations nor a pollingtrigger policy names {id}. Add it, unless the service answers a poll itself.',
    check: (place, model) =>
      isPolling(place) &&
      model.files.script !== undefined &&
      !model.isScripted(place) &&
      !model.hasPolicy('pollingtrigger', place) && { args: { id: place.id } },
    wrong: scripted(['GetItem'], trigger({})),
    right: scripted(['GetItem', 'OnItemChanged'], trigger({})),
  },
  {
    name: 'SimulatedOperationNotFound',
    evidence: 'E*',
    source: extensions('x-ms-operation-context'),
    what: 'The operation that simulates a trigger is part of the definition.',
    why: 'It could not be called.',
    message: 'x-ms-operation-context simulates by "{id}", which is no operation. Correct the id.',
    check: ({ value }, model) => {
      const id = text(object(object(value['x-ms-operation-context']).simulate).operationId);
      return (
        id !== undefined && !model.mayBeOperation(id) && hit('/x-ms-operation-context/simulate/operationId', { id })
      );
    },
    wrong: trigger({ 'x-ms-operation-context': { simulate: { operationId: 'GetNothing' } } }),
    right: trigger({ 'x-ms-operation-context': { simulate: { operationId: 'GetItem' } } }),
  },
]);
