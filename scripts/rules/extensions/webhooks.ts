import { type ConnectorModel, isTypeWrong, type SchemaPlace } from '../../connector/connector-model.ts';
import { isTrigger } from '../../connector/extensions.ts';
import { type JsonObject, object, text } from '../../lib/json.ts';
import { type Case, clean, document, operation } from '../example-connector.ts';
import { hasNotificationUrl, lacksNotificationUrl, notificationUrlOf } from '../notification-urls.ts';
import { rulesAt } from '../rule.ts';
import { isHidden, isInput, isOutput, mayBeLeftOut } from '../schema-places.ts';
import { swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';
import { item, listItems, trigger, triggerKeys, triggerWords } from './examples.ts';

const callbackUrl = {
  type: 'string',
  'x-ms-visibility': 'internal',
  'x-ms-notification-url': true,
  'x-ms-summary': 'Callback URL',
  description: 'Where to send news.',
};
export const webhookBody = { type: 'object', required: ['callbackUrl'], properties: { callbackUrl } };
const notificationContent = { description: 'The item.', schema: item };

/** A webhook trigger with this body schema, these keys and this notification content. */
export function webhook(
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

/** Whether a notification URL stands in a body; of one elsewhere NotificationUrlNotAllowedInThisPosition says that it has to move. */
const isNotificationUrl = (place: SchemaPlace, model: ConnectorModel): boolean =>
  notificationUrlOf(place.value) && isInput(place, model);

export const webhookRules = [
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
      check: lacksNotificationUrl,
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
        place.value['x-ms-notification'] !== undefined && !isTrigger(place.value) && hit('/x-ms-notification'),
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
      check: ({ value }, model) => {
        const id = text(object(value['x-ms-notification']).operationId);
        const target = model.operationOf(id);
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
      check: (place, model) => {
        const id = text(object(place.value['x-ms-notification']).operationId) ?? '';
        return (model.operationOf(id)?.parameters ?? []).flatMap(({ name, value }) => {
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
        notificationUrlOf(value) &&
        value.type !== 'string' &&
        !isTypeWrong(value) && { args: { type: text(value.type) ?? 'none' } },
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
      check: (place, model) => {
        const visibility = place.value['x-ms-visibility'];
        // Any other word has to be corrected first.
        const isRead = [undefined, 'important', 'advanced'].some((word) => word === visibility);
        return isRead && isNotificationUrl(place, model) && !isHidden(place, model);
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
      check: (place, model) => isNotificationUrl(place, model) && mayBeLeftOut(place, model),
      wrong: webhook({ type: 'object', properties: { callbackUrl } }),
      right: webhook(),
    },
    {
      name: 'NotificationUrlNotAllowedInThisPosition',
      evidence: 'E*',
      source: swaggerRules('Webhooks'),
      what: 'A notification URL is part of a request body.',
      why: 'The platform fills it nowhere else.',
      message: 'A notification URL stands in what the service sends. Describe it in the body of the request alone.',
      check: (place, model) => notificationUrlOf(place.value) && isOutput(place, model),
      wrong: listItems({ callbackUrl }),
      right: webhook(),
    },
  ]),
];
