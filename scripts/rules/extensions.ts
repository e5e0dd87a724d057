import type { ConnectorModel, OperationPlace, TypedPlace } from '../lib/connector-model.ts';
import { body, type Case, clean, document, operation, property } from '../lib/example-connector.ts';
import {
  isObject,
  isOfType,
  type Json,
  type JsonObject,
  list,
  object,
  segment,
  text,
  texts,
  typeOf,
} from '../lib/json.ts';
import { type Hit, type Rule, rulesAt } from '../lib/rule.ts';
import { isTrigger } from './operations.ts';
import {
  extensions,
  issue,
  ours,
  policyCodes,
  polling,
  published,
  schemaFile,
  swaggerRules,
  testing,
} from './sources.ts';
import { hit } from './words.ts';

const isWebhook = ({ pathItem, value, verb }: OperationPlace): boolean =>
  value['x-ms-trigger'] !== undefined && (pathItem['x-ms-notification-content'] !== undefined || verb === 'post');

const isPolling = (place: OperationPlace): boolean => isTrigger(place) && !isWebhook(place);

/* ---- Paging ---- */

const item = {
  type: 'object',
  properties: { name: { type: 'string', 'x-ms-summary': 'Name', description: 'The name.' } },
};
const listOf = (name: string) => ({
  [name]: { type: 'array', items: item, 'x-ms-summary': 'Items', description: 'The items.' },
});
const nextLink = { nextLink: { type: 'string', 'x-ms-summary': 'Next Link', description: 'Where the next page is.' } };

/** An operation that lists items, with this response schema and these more keys. */
function listItems(properties: JsonObject, more: JsonObject = {}): Case {
  const get = {
    operationId: 'ListItems',
    summary: 'List all items',
    description: 'Returns the items of the register.',
    'x-ms-visibility': 'important',
    responses: {
      '200': { description: 'The items.', schema: { type: 'object', properties } },
      '400': { description: 'The request is not valid.' },
    },
    ...more,
  };
  return { ...document({ paths: { '/items': { get } } }), over: 'an operation', fragment: { properties, ...more } };
}

const pageable = { 'x-ms-pageable': { nextLinkName: 'nextLink' } };

const paging: Rule[] = rulesAt('operation', [
  {
    name: 'InvalidNextLinkNameValue',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'nextLinkName is nextLink or @odata.nextLink.',
    why: 'The platform follows no other.',
    message: 'nextLinkName is "{name}". Use "nextLink" or "@odata.nextLink".',
    check: ({ value }) => {
      const name = text(object(value['x-ms-pageable']).nextLinkName);
      return (
        name !== undefined &&
        name !== 'nextLink' &&
        name !== '@odata.nextLink' &&
        hit('/x-ms-pageable/nextLinkName', { name })
      );
    },
    wrong: listItems({ ...listOf('value'), next: nextLink.nextLink }, { 'x-ms-pageable': { nextLinkName: 'next' } }),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'NextLinkPropertyMissing',
    evidence: 'E*',
    source: extensions('x-ms-pageable'),
    what: 'The response of a pageable operation has the property that nextLinkName names, at its root.',
    why: 'There is nothing to follow otherwise.',
    message: 'The response has no root property "{name}". Describe it as a string.',
    check: (place, model) => {
      const name = text(object(place.value['x-ms-pageable']).nextLinkName);
      const schema = model.successSchema(place);
      return (
        name !== undefined &&
        !model.isOpen(schema) &&
        object(schema?.properties)[name] === undefined &&
        hit('/x-ms-pageable', { name })
      );
    },
    wrong: listItems(listOf('value'), pageable),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'PageableArrayNotValue',
    evidence: 'E!',
    source: `${published('58 of 62 pageable arrays are called value')}; MicrosoftDocs/azure-docs, issue 30744`,
    what: 'The array that paging merges is the root property value.',
    why: 'The platform merges that one; an array of another name ends the flow with "property \'value\' missing".',
    message: 'The response has no root array "value"{hint}. Call the array of the page "value".',
    check: (place, model) => {
      const schema = model.successSchema(place);
      if (place.value['x-ms-pageable'] === undefined || schema === undefined || model.isOpen(schema)) return false;
      const properties = object(schema.properties);
      if (schema.type === 'array' || model.resolve(properties.value).type === 'array') return false;
      const other = Object.keys(properties).find((key) => model.resolve(properties[key]).type === 'array');
      return hit('/x-ms-pageable', { hint: other === undefined ? '' : ` but "${other}"` });
    },
    wrong: listItems({ ...listOf('items'), ...nextLink }, pageable),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'PageableNotHandled',
    evidence: 'G',
    source: issue(2959),
    what: 'Something writes the next link: the script, or the policy updatenextlink.',
    why: 'A link to the service itself would be called without the key of the connection.',
    message: 'Neither the script nor a policy updatenextlink handles {id}, so its link leaves the connector. Add one.',
    check: ({ value, id }, { files, properties, policies }) => {
      if (value['x-ms-pageable'] === undefined) return false;
      const scripted = texts(properties.scriptOperations);
      const isScripted = files.script !== undefined && (scripted.length === 0 || scripted.includes(id));
      const isUpdated = policies.some(({ template, parameters }) => {
        const names = parameters['x-ms-apimTemplate-operationName'];
        return template === 'updatenextlink' && (names === undefined || texts(names).includes(id));
      });
      return !isScripted && !isUpdated && hit('/x-ms-pageable', { id });
    },
    wrong: scripted(['GetItem'], listItems({ ...listOf('value'), ...nextLink }, pageable)),
    right: scripted(['GetItem', 'ListItems'], listItems({ ...listOf('value'), ...nextLink }, pageable)),
  },
]);

function scripted(operations: string[], over: Case): Case {
  return {
    over: `${over.over}, scriptOperations ${operations.join(', ')}`,
    fragment: over.fragment,
    apply: (example) => {
      over.apply(example);
      object(example.properties.properties).scriptOperations = operations;
    },
  };
}

/* ---- Triggers ---- */

const triggerWords = {
  operationId: 'OnItemChanged',
  summary: 'When an item changes',
  description: 'This operation triggers when an item changes.',
  'x-ms-visibility': 'important',
};
const triggerKeys = {
  'x-ms-trigger': 'batch',
  'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
  'x-ms-trigger-hint': 'To see it work now, change an item.',
};
const itemArray = { type: 'array', items: item };

/** A polling trigger with these keys changed; null removes a key. */
function trigger(fragment: JsonObject, path = '/trigger/items'): Case {
  const responses = {
    '200': { description: 'The items.', schema: itemArray },
    '400': { description: 'The state is not valid.' },
  };
  const get: JsonObject = { ...triggerWords, ...triggerKeys, responses };
  for (const [key, value] of Object.entries(fragment)) {
    if (value === null) delete get[key];
    else get[key] = value;
  }
  return { ...document({ paths: { [path]: { get } } }), over: 'a polling trigger', fragment };
}

const triggers: Rule[] = rulesAt('operation', [
  {
    name: 'TriggerIsNotGet',
    evidence: 'G',
    source: polling('Definition'),
    what: 'A polling trigger is a GET operation.',
    why: 'It asks for news and changes nothing.',
    message: 'The polling trigger is a {verb} operation. Make it GET.',
    check: (place) =>
      isTrigger(place) &&
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
      const isGood = hint?.startsWith('To see it work now') === true;
      return (
        isTrigger(place) && !isGood && hit('', { found: hint === undefined ? 'is missing' : 'starts differently' })
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
      const isPolicy = model.policies.some(({ template, parameters }) => {
        const names = parameters['x-ms-apimTemplate-operationName'];
        return template === 'pollingtrigger' && (names === undefined || texts(names).includes(place.id));
      });
      return schema !== undefined && schema.type !== 'array' && !isPolicy && hit('/responses');
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
      !isTrigger(place) &&
      ['x-ms-trigger-metadata', 'x-ms-trigger-hint'].flatMap((key) =>
        place.value[key] === undefined ? [] : [{ at: `/${key}`, args: { key } }],
      ),
    wrong: trigger({ 'x-ms-trigger': null }),
    right: trigger({}),
  },
  {
    name: 'SimulatedOperationNotFound',
    evidence: 'E*',
    source: extensions('x-ms-operation-context'),
    what: 'The operation that simulates a trigger is part of the definition.',
    why: 'It could not be called.',
    message: 'x-ms-operation-context simulates by "{id}", which is no operation. Correct the id.',
    check: ({ value }, { byId }) => {
      const id = text(object(object(value['x-ms-operation-context']).simulate).operationId);
      return id !== undefined && !byId.has(id) && hit('/x-ms-operation-context/simulate/operationId', { id });
    },
    wrong: trigger({ 'x-ms-operation-context': { simulate: { operationId: 'GetNothing' } } }),
    right: trigger({ 'x-ms-operation-context': { simulate: { operationId: 'GetItem' } } }),
  },
]);

/* ---- Webhooks ---- */

const callbackUrl = {
  type: 'string',
  'x-ms-visibility': 'internal',
  'x-ms-notification-url': true,
  'x-ms-summary': 'Callback URL',
  description: 'Where to send news.',
};
const webhookBody = { type: 'object', required: ['callbackUrl'], properties: { callbackUrl } };
const notificationContent = { description: 'The item.', schema: item };

/** A webhook trigger with this body schema, these keys and this notification content. */
function webhook(
  schema: JsonObject = webhookBody,
  more: JsonObject = {},
  content: JsonObject | null = notificationContent,
): Case {
  const post = {
    ...triggerWords,
    'x-ms-trigger': 'single',
    'x-ms-trigger-hint': triggerKeys['x-ms-trigger-hint'],
    parameters: [{ name: 'body', in: 'body', required: true, schema }],
    responses: { '201': { description: 'Subscribed.', schema: item }, '400': { description: 'Not valid.' } },
    ...more,
  };
  const withContent: JsonObject = content === null ? {} : { 'x-ms-notification-content': content };
  return {
    ...document({ paths: { '/hooks': { ...withContent, post } } }),
    over: 'a webhook trigger',
    fragment: { schema, ...more },
  };
}

const notificationUrlOf = (value: JsonObject): boolean =>
  value['x-ms-notification-url'] === true || value['x-ms-notification-url'] === 'true';

const webhooks: Rule[] = [
  ...rulesAt('operation', [
    {
      name: 'OperationMustHaveNotificationContentExtension',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The path of an operation that takes a notification URL has x-ms-notification-content.',
      why: 'The outputs of the trigger are made from it.',
      message:
        'The body has a notification URL but the path has no x-ms-notification-content. Describe what is sent there.',
      check: (place, model) =>
        hasNotificationUrl(place, model) && place.pathItem['x-ms-notification-content'] === undefined,
      wrong: webhook(webhookBody, {}, null),
      right: webhook(),
    },
    {
      name: 'WebhookOperationsMissingNotificationUrlProperty',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The body of a webhook trigger has a notification URL.',
      why: 'The service must know where to send news.',
      message:
        'The path has x-ms-notification-content but no body property is an x-ms-notification-url. Mark the callback URL.',
      check: (place, model) =>
        isTrigger(place) &&
        place.pathItem['x-ms-notification-content'] !== undefined &&
        !hasNotificationUrl(place, model),
      wrong: webhook({ type: 'object', properties: { kind: { type: 'string' } } }),
      right: webhook(),
    },
    {
      name: 'NotificationExtensionNotSupportedInWebhookOperation',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'A webhook trigger does not name another by x-ms-notification.',
      why: 'It is the one that others name.',
      message: 'x-ms-notification cannot stand on a webhook. Remove it.',
      check: (place) =>
        place.value['x-ms-notification'] !== undefined &&
        place.pathItem['x-ms-notification-content'] !== undefined &&
        hit('/x-ms-notification'),
      wrong: webhook(webhookBody, { 'x-ms-notification': { operationId: 'OnItemChanged' } }),
      right: webhook(),
    },
    {
      name: 'NotificationExtensionSupportedForTriggerOnly',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Only a trigger names a webhook by x-ms-notification.',
      why: 'An action waits for no news.',
      message: 'x-ms-notification stands on an action. Add x-ms-trigger or remove it.',
      check: (place) =>
        place.value['x-ms-notification'] !== undefined && !isTrigger(place) && hit('/x-ms-notification'),
      wrong: operation({ 'x-ms-notification': { operationId: 'GetItem' } }),
      right: clean,
    },
    {
      name: 'NotificationOperationMustBeWebhook',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The operation that x-ms-notification names is a webhook.',
      why: 'Only a webhook sends news.',
      message: 'x-ms-notification names {id}, which is no webhook. Name one with x-ms-notification-content.',
      check: ({ value }, { byId }) => {
        const id = text(object(value['x-ms-notification']).operationId);
        const target = byId.get(id ?? '');
        return (
          id !== undefined &&
          target !== undefined &&
          target.pathItem['x-ms-notification-content'] === undefined &&
          hit('/x-ms-notification', { id })
        );
      },
      wrong: trigger({ 'x-ms-notification': { operationId: 'GetItem' } }),
      right: webhook(),
    },
    {
      name: 'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'Parameters of one name in a trigger and the webhook it names have the same type and visibility.',
      why: 'The designer shows one field for both.',
      message: 'The parameter {name} differs from that of {id} in type or visibility. Make them equal.',
      check: (place, { byId }) => {
        const id = text(object(place.value['x-ms-notification']).operationId) ?? '';
        return (byId.get(id)?.parameters ?? []).flatMap(({ name, value }) => {
          const own = place.parameters.find((candidate) => candidate.name === name);
          const differs = own !== undefined && ['type', 'x-ms-visibility'].some((key) => own.value[key] !== value[key]);
          return differs ? [{ pointer: own.pointer, args: { name, id } }] : [];
        });
      },
      wrong: document({
        paths: {
          '/trigger/items': {
            get: {
              ...triggerWords,
              ...triggerKeys,
              'x-ms-notification': { operationId: 'GetItem' },
              parameters: [{ name: 'itemId', in: 'query', type: 'integer' }],
            },
          },
        },
      }),
      right: clean,
    },
  ]),
  ...rulesAt('schema', [
    {
      name: 'NotificationUrlNotString',
      evidence: 'E*',
      source: swaggerRules('Webhooks'),
      what: 'A notification URL is a string.',
      why: 'It is a URL.',
      message: 'The notification URL is of type {type}. Make it a string.',
      check: ({ value }) =>
        notificationUrlOf(value) && value.type !== 'string' && { args: { type: text(value.type) ?? 'none' } },
      wrong: webhook({ ...webhookBody, properties: { callbackUrl: { ...callbackUrl, type: 'integer' } } }),
      right: webhook(),
    },
    {
      name: 'NotificationUrlNotInternal',
      evidence: 'E*',
      source: swaggerRules('Webhooks'),
      what: 'A notification URL is internal, or part of something that is.',
      why: 'The platform fills it.',
      message: 'The notification URL is shown to people. Add "x-ms-visibility": "internal".',
      check: (place) => {
        let isHidden = false;
        for (let at: typeof place | undefined = place; at !== undefined; at = at.parent)
          isHidden ||= at.value['x-ms-visibility'] === 'internal';
        return notificationUrlOf(place.value) && !isHidden;
      },
      wrong: webhook({
        ...webhookBody,
        properties: { callbackUrl: { ...callbackUrl, 'x-ms-visibility': 'advanced' } },
      }),
      right: webhook(),
    },
    {
      name: 'NotificationUrlNotRequired',
      evidence: 'E*',
      source: swaggerRules('Webhooks'),
      what: 'A notification URL is required, and so is everything above it.',
      why: 'It would not be sent.',
      message: 'The notification URL is not required all the way up. Name it in required.',
      check: (place) => {
        if (!notificationUrlOf(place.value)) return false;
        for (let at = place; at.parent !== undefined; at = at.parent) {
          if (at.property !== undefined && !texts(at.parent.value.required).includes(at.property)) return true;
        }
        return false;
      },
      wrong: webhook({ type: 'object', properties: { callbackUrl } }),
      right: webhook(),
    },
    {
      name: 'NotificationUrlNotAllowedInThisPosition',
      evidence: 'E*',
      source: swaggerRules('Webhooks'),
      what: 'A notification URL is part of a request body.',
      why: 'The platform fills it nowhere else.',
      message: 'A notification URL stands in a response. Move it to the body.',
      check: (place) => {
        let root = place;
        while (root.parent !== undefined) root = root.parent;
        return notificationUrlOf(place.value) && (root.root === 'response' || root.root === 'notification');
      },
      wrong: listItems({ callbackUrl }),
      right: webhook(),
    },
  ]),
];

function hasNotificationUrl({ parameters }: OperationPlace, model: ConnectorModel): boolean {
  const open = new Set<JsonObject>();
  const walk = (value: Json | undefined): boolean => {
    const resolved = model.resolve(value);
    if (open.has(resolved) || open.size > 500) return false;
    open.add(resolved);
    return (
      notificationUrlOf(resolved) || [...Object.values(object(resolved.properties)), ...list(resolved.allOf)].some(walk)
    );
  };
  return parameters.some(({ location, value }) => location === 'body' && isObject(value.schema) && walk(value.schema));
}

/* ---- Dynamic values, lists, schemas and trees ---- */

/** One call of another operation that an extension describes. */
interface Call {
  key: string;
  pointer: string;
  value: JsonObject;
  operationId: string | undefined;
  parameters: [string, Json][];
}

const dynamicKeys = ['x-ms-dynamic-values', 'x-ms-dynamic-list', 'x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

function callsOf(place: TypedPlace): Call[] {
  const calls: Call[] = [];
  const add = (key: string, pointer: string, value: Json | undefined): void => {
    if (!isObject(value)) return;
    calls.push({
      key,
      pointer,
      value,
      operationId: text(value.operationId),
      parameters: Object.entries(object(value.parameters)),
    });
  };
  for (const key of dynamicKeys) add(key, `${place.pointer}/${key}`, place.value[key]);
  const tree = object(place.value['x-ms-dynamic-tree']);
  for (const part of ['open', 'browse'])
    add('x-ms-dynamic-tree', `${place.pointer}/x-ms-dynamic-tree/${part}`, tree[part]);
  return calls;
}

/** The name that a parameter of a call takes its value from, or undefined when it is a value. */
function referenceIn(parameter: Json): string | undefined {
  const entry = object(parameter);
  return text(entry.parameter) ?? text(entry.parameterReference);
}

/** The operation that holds a place; undefined for a shared definition, which several may hold. */
function ownerOf(place: TypedPlace, model: ConnectorModel): OperationPlace | undefined {
  const [, , path, verb] = place.pointer.split('/');
  if (!place.pointer.startsWith('/paths/')) return undefined;
  return model.byPointer.get(`/paths/${path}/${verb}`);
}

/** The parameter of the called operation; a body property may be named by its path or its bare name. */
function targetOf(call: Call, name: string, model: ConnectorModel): JsonObject | undefined {
  const target = model.byId.get(call.operationId ?? '');
  if (target === undefined) return undefined;
  const parameter = target.parameters.find((candidate) => candidate.name === name);
  return parameter?.value ?? bodyProperty(target, name, model);
}

function bodyProperty(operation: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  const body = operation.parameters.find(({ location }) => location === 'body');
  if (body === undefined || !isObject(body.value.schema)) return undefined;
  const path = name.startsWith(`${body.name}/`) ? name.slice(body.name.length + 1) : name;
  return model.schemaAlong(body.value.schema, path);
}

/** Runs a check over every call of a place. */
const eachCall =
  (check: (call: Call, model: ConnectorModel, place: TypedPlace) => Hit[] | false | undefined) =>
  (place: TypedPlace, model: ConnectorModel): Hit[] =>
    callsOf(place).flatMap((call) => check(call, model, place) || []);

const choice = { operationId: 'ListItems', 'value-path': 'name', 'value-collection': 'value', 'value-title': 'name' };
const listChoice = { operationId: 'ListItems', itemValuePath: 'name', itemsPath: 'value', itemTitlePath: 'name' };

/** Two operations: one that lists items and takes `listParameters`, and one whose parameters are `parameters`. */
function choosing(parameters: JsonObject[], listParameters: JsonObject[] = []): Case {
  const words = (name: string) => ({ 'x-ms-summary': name, description: `The ${name.toLowerCase()} to use.` });
  const named = (entries: JsonObject[]) =>
    entries.map((entry) => ({
      in: 'query',
      type: 'string',
      ...words('Choice'),
      'x-ms-visibility': 'advanced',
      ...entry,
    }));
  const answers = {
    '200': { description: 'The items.', schema: { type: 'object', properties: listOf('value') } },
    '400': { description: 'Not valid.' },
  };
  const get = (operationId: string, entries: JsonObject[]) => ({
    operationId,
    summary: operationId === 'ListItems' ? 'List all items' : 'Choose an item',
    description: 'Returns items of the register.',
    'x-ms-visibility': 'important',
    parameters: named(entries),
    responses: answers,
  });
  const paths = {
    '/items': { get: get('ListItems', listParameters) },
    '/choices': { get: get('ChooseItem', parameters) },
  };
  return {
    ...document({ paths }),
    over: 'an operation that chooses from ListItems',
    fragment: { parameters, 'parameters of ListItems': listParameters } as JsonObject,
  };
}

const chooses = (values: JsonObject, listParameters: JsonObject[] = [], more: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-values': { ...choice, ...values } }, ...more], listParameters);
const choosesList = (values: JsonObject, listParameters: JsonObject[] = [], more: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-list': { ...listChoice, ...values } }, ...more], listParameters);

const dynamic: Rule[] = rulesAt('typed', [
  {
    name: 'OneOfPropertiesRequired',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A dynamic extension says where its values come from.',
    why: 'There is nothing to call otherwise.',
    message: '{key} names none of operationId, capability and builtInOperation. Name the operation to call.',
    check: eachCall(({ key, pointer, value }) =>
      ['operationId', 'capability', 'builtInOperation'].some((name) => value[name] !== undefined)
        ? false
        : [{ pointer, args: { key } }],
    ),
    wrong: choosing([{ name: 'item', 'x-ms-dynamic-values': { 'value-path': 'name' } }]),
    right: chooses({}),
  },
  {
    name: 'OperationIdNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The operation that an extension names is part of the definition.',
    why: 'It could not be called.',
    message: '{key} names "{id}", which is no operation here. Correct the id.',
    check: eachCall(({ key, pointer, operationId: id }, { byId }) =>
      id !== undefined && !byId.has(id) ? [{ pointer: `${pointer}/operationId`, args: { key, id } }] : false,
    ),
    wrong: chooses({ operationId: 'ListNothing' }),
    right: chooses({}),
  },
  {
    name: 'InvokedOperationShouldProduceArray',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The called operation returns an array where its values are expected.',
    why: 'The drop-down is filled from it.',
    message: '{key} expects an array at "{path}" of the response of {id}, and there is none. Correct the path.',
    check: eachCall((call, model) => {
      const path = collectionPath(call);
      const target = model.byId.get(call.operationId ?? '');
      if (path === undefined || target === undefined) return false;
      const root = model.successSchema(target);
      const found = model.schemaAlong(root, path);
      if (
        root === undefined ||
        model.isOpen(root) ||
        (found !== undefined && (found.type === 'array' || model.isOpen(found)))
      )
        return false;
      return [{ pointer: call.pointer, args: { key: call.key, path: path || '/', id: target.id } }];
    }),
    wrong: chooses({ 'value-collection': 'items' }),
    right: chooses({}),
  },
  {
    name: 'InvokedOperationShouldProduceProperty',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The items that the called operation returns have the properties that are taken from them.',
    why: 'The drop-down would stay empty.',
    message: '{key} expects "{path}" in the items of {id}, and there is no such property. Correct the path.',
    check: eachCall((call, model) => {
      const collection = collectionPath(call);
      const target = model.byId.get(call.operationId ?? '');
      if (target === undefined) return false;
      const root = model.successSchema(target);
      const items = collection === undefined ? root : model.schemaAlong(root, collection);
      if (items === undefined || model.isOpen(items) || model.isOpen(object(items.items))) return false;
      return itemPaths(call).flatMap(([name, path]) =>
        model.schemaAlong(items, path) === undefined
          ? [{ pointer: `${call.pointer}/${name}`, args: { key: call.key, path, id: target.id } }]
          : [],
      );
    }),
    wrong: chooses({ 'value-title': 'label' }),
    right: chooses({}),
  },
  {
    name: 'DynamicPathMissing',
    evidence: 'E*',
    source: extensions('x-ms-dynamic-values, x-ms-dynamic-list'),
    what: 'A dynamic list says which property is the value.',
    why: 'Nothing could be sent otherwise.',
    message: '{key} has no "{name}". Name the property that is sent.',
    check: eachCall(({ key, pointer, value }) => {
      const needs: Record<string, string> = {
        'x-ms-dynamic-values': 'value-path',
        'x-ms-dynamic-list': 'itemValuePath',
      };
      const name = needs[key];
      return (
        name !== undefined &&
        value.operationId !== undefined &&
        value[name] === undefined && [{ pointer, args: { key, name } }]
      );
    }),
    wrong: choosing([
      { name: 'item', 'x-ms-dynamic-values': { operationId: 'ListItems', 'value-collection': 'value' } },
    ]),
    right: chooses({}),
  },
  {
    name: 'OperationMissingRequiredProperty',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Every required parameter of the called operation is given.',
    why: 'The call would fail.',
    message: '{id} requires "{name}", which {key} does not give. Add it to parameters.',
    check: eachCall((call, model) => {
      const given = new Set(call.parameters.map(([name]) => name));
      const target = model.byId.get(call.operationId ?? '');
      return target?.parameters.flatMap(({ name, location, value }) => {
        const isGiven =
          given.has(name) ||
          location === 'body' ||
          (value.default !== undefined && value['x-ms-visibility'] === 'internal');
        return value.required === true && !isGiven
          ? [{ pointer: call.pointer, args: { id: target.id, name, key: call.key } }]
          : [];
      });
    }),
    wrong: chooses({}, [{ name: 'kind', required: true }]),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind', required: true }]),
  },
  {
    name: 'OperationParameterNameNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Every parameter that is given is one of the called operation.',
    why: 'It would go nowhere.',
    message: '{key} gives "{name}", which {id} does not have. Correct the name.',
    check: eachCall((call, model) => {
      const target = model.byId.get(call.operationId ?? '');
      if (target === undefined) return false;
      return call.parameters.flatMap(([name]) =>
        targetOf(call, name, model) === undefined && !hasOpenBody(target, model)
          ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { key: call.key, name, id: target.id } }]
          : [],
      );
    }),
    wrong: chooses({ parameters: { kind: 'all' } }),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind' }]),
  },
  {
    name: 'ParameterOfCallerNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations, OperationParameterNameNotFound'),
    what: 'Every parameter that a value is taken from is one of the operation that asks.',
    why: 'There would be no value to send.',
    message: '{key} takes "{name}" from this operation, which has no such parameter. Correct the name.',
    check: eachCall((call, model, place) => {
      const owner = ownerOf(place, model);
      if (owner === undefined) return false;
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        if (source === undefined || sourceOf(owner, source, model) !== undefined || hasOpenBody(owner, model))
          return [];
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { key: call.key, name: source } }];
      });
    }),
    wrong: chooses({ parameters: { kind: { parameter: 'kind' } } }, [{ name: 'kind' }]),
    right: chooses({ parameters: { kind: { parameter: 'kind' } } }, [{ name: 'kind' }], [{ name: 'kind' }]),
  },
  {
    name: 'OperationParameterRequiredMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A required parameter of the called operation takes its value from a required one.',
    why: 'The drop-down stays empty until the optional one is filled in. Published connectors do it knowingly.',
    message: '{id} requires "{name}", and it is taken from the optional "{source}". Make that required.',
    check: eachCall((call, model, place) => {
      const owner = ownerOf(place, model);
      if (owner === undefined) return false;
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const from = owner.parameters.find((candidate) => candidate.name === source);
        const isMismatch =
          targetOf(call, name, model)?.required === true && from !== undefined && from.value.required !== true;
        const args = { id: call.operationId ?? '', name, source: source ?? '' };
        return isMismatch ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }] : [];
      });
    }),
    wrong: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind', required: true }],
      [{ name: 'kind' }],
    ),
    right: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind', required: true }],
      [{ name: 'kind', required: true }],
    ),
  },
  {
    name: 'OperationParameterStaticTypeMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A fixed value has the type of the parameter it fills.',
    why: 'The called operation would refuse it.',
    message: '"{name}" of {id} is of type {expected}, and the value given is of type {found}. Correct the value.',
    check: eachCall((call, model) =>
      call.parameters.flatMap(([name, value]) => {
        if (referenceIn(value) !== undefined || object(value).selectedItemValuePath !== undefined) return [];
        const given = isObject(value) && value.value !== undefined ? value.value : value;
        const expected = text(targetOf(call, name, model)?.type);
        if (expected === undefined || isObject(given) || isOfType(given, expected)) return [];
        const args = { name, id: call.operationId ?? '', expected, found: typeOf(given) };
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }];
      }),
    ),
    wrong: chooses({ parameters: { page: 'one' } }, [{ name: 'page', type: 'integer' }]),
    right: chooses({ parameters: { page: 1 } }, [{ name: 'page', type: 'integer' }]),
  },
  {
    name: 'OperationParameterTypeMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A parameter has the type of the one it fills.',
    why: 'The called operation would refuse it.',
    message: '"{name}" of {id} is of type {expected}, and "{source}" is of type {found}. Make them equal.',
    check: eachCall((call, model, place) => {
      const owner = ownerOf(place, model);
      if (owner === undefined) return false;
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const found = text(source === undefined ? undefined : sourceOf(owner, source, model)?.type);
        const expected = text(targetOf(call, name, model)?.type);
        if (found === undefined || expected === undefined || found === expected) return [];
        const args = { name, id: call.operationId ?? '', expected, source: source ?? '', found };
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }];
      });
    }),
    wrong: chooses(
      { parameters: { page: { parameter: 'page' } } },
      [{ name: 'page', type: 'integer' }],
      [{ name: 'page' }],
    ),
    right: chooses(
      { parameters: { page: { parameter: 'page' } } },
      [{ name: 'page', type: 'integer' }],
      [{ name: 'page', type: 'integer' }],
    ),
  },
  {
    name: 'SourcePropertyInternal',
    evidence: 'E*',
    source: swaggerRules('Parameters'),
    what: 'No value is taken from an internal parameter.',
    why: 'Nobody fills it in; its default must be given as a fixed value.',
    message: '"{source}" is internal, so its value cannot be taken. Give the value itself.',
    check: eachCall((call, model, place) => {
      const owner = ownerOf(place, model);
      if (owner === undefined) return false;
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const from = source === undefined ? undefined : sourceOf(owner, source, model);
        return from?.['x-ms-visibility'] === 'internal' && source !== undefined
          ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { source } }]
          : [];
      });
    }),
    wrong: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind' }],
      [{ name: 'kind', 'x-ms-visibility': 'internal', required: true, default: 'all' }],
    ),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind' }]),
  },
  {
    name: 'OperationParameterNameIsAmbiguous',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A name in x-ms-dynamic-list means a parameter or a body property, not both.',
    why: 'Nobody knows which is meant.',
    message: '"{source}" is both a parameter and a body property. Rename one.',
    check: eachCall((call, model, place) => {
      const owner = ownerOf(place, model);
      const isNew = call.key === 'x-ms-dynamic-list' || call.key === 'x-ms-dynamic-properties';
      return owner !== undefined && isNew && ambiguous(call, owner, model);
    }),
    wrong: ambiguousBody('x-ms-dynamic-list'),
    right: choosesList({}),
  },
  ...(
    [
      ['x-ms-dynamic-values', 'x-ms-dynamic-list', 'DynamicListExtensionRequiredFor'],
      ['x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'DynamicPropertiesExtensionRequiredFor'],
    ] as const
  ).flatMap(([key, newer, name]) => [
    {
      name: `${name}AmbiguousReferences`,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A name in ${key} that means two things needs ${newer} beside it.`,
      why: 'The older extension cannot tell a parameter from a body property.',
      message: `"{source}" is both a parameter and a body property. Add ${newer}.`,
      check: eachCall((call, model, place) => {
        const owner = ownerOf(place, model);
        return (
          owner !== undefined && call.key === key && place.value[newer] === undefined && ambiguous(call, owner, model)
        );
      }),
      wrong: ambiguousBody(key),
      right: choosesList({}),
    },
    {
      name: `${name}NonParameterReferences`,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A value in ${key} that is taken from inside a body needs ${newer} beside it.`,
      why: 'The older extension knows parameters only.',
      message: `"{source}" is a property of the body, not a parameter. Add ${newer}.`,
      check: eachCall((call, model, place) => {
        const owner = ownerOf(place, model);
        if (owner === undefined || call.key !== key || place.value[newer] !== undefined) return false;
        return call.parameters.flatMap(([parameter, value]) => {
          const source = referenceIn(value);
          const isParameter = owner.parameters.some((candidate) => candidate.name === source);
          return source !== undefined && !isParameter && bodyProperty(owner, source, model) !== undefined
            ? [{ pointer: `${call.pointer}/parameters${segment(parameter)}`, args: { source } }]
            : [];
        });
      }),
      wrong: bodyReference(key),
      right: choosesList({}),
    },
  ]),
  {
    name: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'x-ms-dynamic-schema that points at properties needs x-ms-dynamic-properties beside it.',
    why: 'The newer extension points at the schema that holds them.',
    message: 'value-path "{path}" points at properties. Add x-ms-dynamic-properties.',
    check: ({ value, pointer }) => {
      const path = text(object(value['x-ms-dynamic-schema'])['value-path']);
      return (
        path !== undefined &&
        /(^|\/)properties$/.test(path) &&
        value['x-ms-dynamic-properties'] === undefined && [
          { pointer: `${pointer}/x-ms-dynamic-schema`, args: { path } },
        ]
      );
    },
    wrong: property({
      type: 'object',
      'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'schema/properties', parameters: { itemId: 'a' } },
    }),
    right: clean,
  },
  {
    name: 'DynamicPropertiesItemValuePathMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Both schema extensions point at the same place.',
    why: 'Old and new designers would show different fields.',
    message: 'itemValuePath is "{found}", and value-path says "{expected}". Make them equal.',
    check: ({ value, pointer }) => {
      const older = text(object(value['x-ms-dynamic-schema'])['value-path']);
      const newer = object(value['x-ms-dynamic-properties']);
      if (older === undefined || value['x-ms-dynamic-properties'] === undefined) return false;
      const expected = older.replace(/(^|\/)properties$/, '');
      const found = text(newer.itemValuePath) ?? '';
      return found !== expected && [{ pointer: `${pointer}/x-ms-dynamic-properties`, args: { found, expected } }];
    },
    wrong: property({
      type: 'object',
      'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'name', parameters: { itemId: 'a' } },
      'x-ms-dynamic-properties': {
        operationId: 'GetItem',
        itemValuePath: 'title',
        parameters: { itemId: { value: 'a' } },
      },
    }),
    right: clean,
  },
  {
    name: 'DynamicTreeExtensionMissing',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A file picker by x-ms-dynamic-values has x-ms-dynamic-tree beside it.',
    why: 'New designers read only the newer one.',
    message: 'The file picker has no x-ms-dynamic-tree. Add it.',
    check: ({ value, pointer }) =>
      object(value['x-ms-dynamic-values']).capability === 'file-picker' &&
      value['x-ms-dynamic-tree'] === undefined && [{ pointer: `${pointer}/x-ms-dynamic-values` }],
    wrong: choosing([{ name: 'item', 'x-ms-dynamic-values': { capability: 'file-picker', 'value-path': 'name' } }]),
    right: chooses({}),
  },
  {
    name: 'SelectedItemValuePathNotAllowedInThisPosition',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'selectedItemValuePath is used only by the browse part of x-ms-dynamic-tree.',
    why: 'Nothing is selected before.',
    message: 'selectedItemValuePath has no meaning here. Move it to browse or remove it.',
    check: eachCall((call) =>
      call.pointer.endsWith('/browse')
        ? false
        : call.parameters.flatMap(([name, value]) =>
            object(value).selectedItemValuePath === undefined
              ? []
              : [{ pointer: `${call.pointer}/parameters${segment(name)}` }],
          ),
    ),
    wrong: choosesList({ parameters: { kind: { selectedItemValuePath: 'name' } } }, [{ name: 'kind' }]),
    right: choosesList({}),
  },
]);

function collectionPath({ key, value }: Call): string | undefined {
  if (key === 'x-ms-dynamic-values')
    return value.operationId === undefined ? undefined : (text(value['value-collection']) ?? '');
  if (key === 'x-ms-dynamic-list') return text(value.itemsPath) ?? '';
  if (key === 'x-ms-dynamic-tree') return text(value.itemsPath) ?? '';
  return undefined;
}

function itemPaths({ key, value }: Call): [string, string][] {
  const names: Record<string, string[]> = {
    'x-ms-dynamic-values': ['value-path', 'value-title'],
    'x-ms-dynamic-list': ['itemValuePath', 'itemTitlePath'],
    'x-ms-dynamic-tree': ['itemValuePath', 'itemTitlePath'],
    'x-ms-dynamic-schema': ['value-path'],
    'x-ms-dynamic-properties': ['itemValuePath'],
  };
  return (names[key] ?? []).flatMap((name): [string, string][] => {
    const path = text(value[name]);
    return path === undefined || path === '' ? [] : [[name, path]];
  });
}

function sourceOf(owner: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  return owner.parameters.find((candidate) => candidate.name === name)?.value ?? bodyProperty(owner, name, model);
}

function ambiguous(call: Call, owner: OperationPlace, model: ConnectorModel): Hit[] {
  return call.parameters.flatMap(([parameter, value]) => {
    const source = referenceIn(value);
    const isParameter = owner.parameters.some(
      (candidate) => candidate.name === source && candidate.location !== 'body',
    );
    return source !== undefined && isParameter && bodyProperty(owner, source, model) !== undefined
      ? [{ pointer: `${call.pointer}/parameters${segment(parameter)}`, args: { source } }]
      : [];
  });
}

/** Whether nothing can be said about the properties of a body. */
function hasOpenBody(operation: OperationPlace, model: ConnectorModel): boolean {
  const body = operation.parameters.find(({ location }) => location === 'body');
  return body !== undefined && model.isOpen(object(body.value.schema));
}

/** A body property that chooses by another property of the body. */
function bodyReference(key: string, more: JsonObject[] = []): Case {
  const parameters = {
    itemId:
      key === 'x-ms-dynamic-values' || key === 'x-ms-dynamic-schema'
        ? { parameter: 'kind' }
        : { parameterReference: 'kind' },
  };
  const call =
    key.endsWith('schema') || key.endsWith('properties')
      ? { 'value-path': 'name' }
      : { 'value-path': 'name', itemValuePath: 'name' };
  const chosen = { type: 'string', [key]: { operationId: 'GetItem', ...call, parameters } };
  return body(
    { properties: { kind: { type: 'string' }, name: chosen } },
    {
      parameters: [
        {
          name: 'body',
          in: 'body',
          schema: { type: 'object', properties: { kind: { type: 'string' }, name: chosen } },
        },
        ...more,
      ],
    },
  );
}

function ambiguousBody(key: string): Case {
  return bodyReference(key, [{ name: 'kind', in: 'query', type: 'string' }]);
}

/* ---- Test connection, filter functions, agents ---- */

const capabilities: Rule[] = [
  ...rulesAt('document', [
    {
      name: 'TestConnectionOperationNotFound',
      evidence: 'E*',
      source: testing('testConnection'),
      what: 'testConnection names an operation of the definition.',
      why: 'The key could not be tried.',
      message: 'testConnection names "{id}", which is no operation. Correct the id.',
      check: ({ value }, { byId }) => {
        const id = text(object(object(value['x-ms-capabilities']).testConnection).operationId);
        return id !== undefined && !byId.has(id) && hit('/x-ms-capabilities/testConnection/operationId', { id });
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
      check: ({ value }, { byId }) =>
        list(object(value['x-ms-openai-data']).operations).flatMap((entry, index) => {
          const id = text(object(entry).operationId);
          return id === undefined || byId.has(id)
            ? []
            : [{ at: `/x-ms-openai-data/operations/${index}/operationId`, args: { id } }];
        }),
      wrong: operation({ 'x-ms-openai-data': { 'openai-enabled': true, operations: [{ operationId: 'GetNothing' }] } }),
      right: operation({ 'x-ms-openai-data': { 'openai-enabled': true, operations: [{ operationId: 'GetItem' }] } }),
    },
  ]),
  ...rulesAt('schema', filterFunctionRules()),
];

function filterFunctionRules() {
  const known = [
    ...[
      'eq',
      'ne',
      'gt',
      'ge',
      'lt',
      'le',
      'and',
      'or',
      'not',
      'contains',
      'startswith',
      'endswith',
      'substringof',
      'length',
    ],
    ...[
      'indexof',
      'replace',
      'substring',
      'tolower',
      'toupper',
      'trim',
      'concat',
      'year',
      'month',
      'day',
      'hour',
      'minute',
    ],
    ...[
      'second',
      'date',
      'time',
      'now',
      'round',
      'floor',
      'ceiling',
      'add',
      'sub',
      'mul',
      'div',
      'mod',
      'null',
      'min',
      'max',
    ],
    ...[
      'sum',
      'average',
      'countdistinct',
      'top',
      'cast',
      'isof',
      'totaloffsetminutes',
      'totalseconds',
      'any',
      'all',
      'in',
      'negate',
    ],
  ];
  const functionsOf = (value: JsonObject): Json | undefined => object(value['x-ms-capabilities']).filterFunctions;
  const at = '/x-ms-capabilities/filterFunctions';
  const withFunctions = (filterFunctions: Json[]): Case => property({ 'x-ms-capabilities': { filterFunctions } });
  const facts = { evidence: 'E*' as const, source: swaggerRules('Properties'), right: withFunctions(['eq', 'ne']) };
  return [
    {
      ...facts,
      name: 'FilterFunctionsPropertyEmpty',
      what: 'filterFunctions names a function.',
      why: 'An empty list says nothing.',
      message: 'filterFunctions is empty. Name a function or remove it.',
      check: ({ value }: { value: JsonObject }) => {
        const found = functionsOf(value);
        return Array.isArray(found) && found.length === 0 && hit(at);
      },
      wrong: withFunctions([]),
    },
    {
      ...facts,
      name: 'FilterFunctionsPropertyHasDuplicates',
      what: 'filterFunctions names each function once.',
      why: 'The second has no use.',
      message: 'filterFunctions names "{name}" twice. Remove one.',
      check: ({ value }: { value: JsonObject }) => {
        const found = texts(functionsOf(value));
        const name = found.find((candidate, index) => found.indexOf(candidate) < index);
        return name !== undefined && hit(at, { name });
      },
      wrong: withFunctions(['eq', 'eq']),
    },
    {
      ...facts,
      name: 'FilterFunctionsPropertyInvalidValue',
      what: 'filterFunctions names functions that exist.',
      why: 'Power Apps delegates only those.',
      message: 'filterFunctions names "{name}", which is no function. Remove it.',
      unpublished: 'The list is not published with the rule; ours is that of delegation in Power Apps.',
      check: ({ value }: { value: JsonObject }) => {
        const name = texts(functionsOf(value)).find((candidate) => !known.includes(candidate.toLowerCase()));
        return name !== undefined && hit(at, { name });
      },
      wrong: withFunctions(['equals']),
    },
    {
      ...facts,
      name: 'FilterFunctionsPropertyInInputSchema',
      what: 'filterFunctions stands in a response.',
      why: 'It says how outputs can be filtered.',
      message: 'filterFunctions stands in a body. Move it to the response.',
      check: (place: { value: JsonObject; pointer: string }) =>
        functionsOf(place.value) !== undefined && /\/parameters\/[^/]+\/schema/.test(place.pointer) && hit(at),
      wrong: body({ properties: { name: { 'x-ms-capabilities': { filterFunctions: ['eq'] } } } }),
    },
  ];
}

export const extensionRules: Rule[] = [...paging, ...triggers, ...webhooks, ...dynamic, ...capabilities];
