import type { ConnectorModel } from '../connector/connector-model.ts';
import type { Change, ChangeName } from '../connector/definition-changes.ts';
import { isObject, type JsonObject, object } from '../lib/json.ts';
import { segments } from '../lib/json-pointer.ts';
import { type Case, change, clean, connectorProperties, pathParameter } from './example-connector.ts';
import { rulesAt } from './rule.ts';
import { pullRequest, updates } from './sources.ts';

const named = `${updates('breaking changes')}; names relayed by a third-party certification guide`;

/** The fragment over the operation of the example, before and after. */
const operation = (fragment: JsonObject, old: JsonObject = {}): Case => {
  const over = (value: JsonObject): JsonObject => ({ paths: { '/items/{itemId}': { get: value } } });
  return {
    ...change(over(fragment), over(old)),
    over: 'an operation',
    fragment: Object.keys(old).length === 0 ? fragment : { old, new: fragment },
  };
};

const query = (more: JsonObject): JsonObject => ({
  parameters: [{ name: 'filter', in: 'query', type: 'string', ...more }],
});

/**
 * Each difference by its name: evidence, source, what breaks, message, and a change that shows it. Where the text of
 * Microsoft's ValidateChange service is known, the message begins with it, so that it can be searched.
 */
const table: [ChangeName, 'E' | 'E!' | 'E*', string, string, string, Case][] = [
  [
    'AuthenticationMethodRemoved',
    'E',
    updates('authentication'),
    'An update keeps the way to sign in.',
    'The authentication was "{before}" and is "{after}" now, which an update may not change. Publish another connector.',
    change({ securityDefinitions: { 'API Key': { name: 'X-Other-Key' } } }),
  ],
  [
    'AuthenticationMethodAdded',
    'E',
    updates('authentication'),
    'An update adds no way to sign in.',
    'The authentication was "{before}" and is "{after}" now, which an update may not change. Publish another connector.',
    change(
      { securityDefinitions: { 'API Key': { type: 'apiKey', in: 'header', name: 'X-Key' } } },
      { securityDefinitions: null },
    ),
  ],
  [
    'ConnectionParametersRemoved',
    'E',
    named,
    'An update keeps the connection parameters.',
    'The connection parameter "{name}" is gone, so existing connections fail. Keep it.',
    connectorProperties({ connectionParameters: { api_key: null } }),
  ],
  [
    'ServiceAddressChanged',
    'E*',
    updates('host'),
    'An update keeps host and base path.',
    '{key} was "{before}" and is "{after}" now, and existing flows call the new one. Make sure that it answers the same.',
    change({ host: 'new.register.example' }),
  ],
  [
    'OperationDeleted',
    'E!',
    pullRequest(3470, 3648, 3910),
    'An update keeps every operation.',
    'The operation has been deleted. This change breaks existing flows. {id} is gone: keep it, deprecated.',
    operation({ operationId: 'ReadItem' }),
  ],
  [
    'OperationHidden',
    'E',
    named,
    'An update hides no operation.',
    'The operation is internal now, and makers cannot edit flows with it. Keep it visible, deprecated.',
    operation({ 'x-ms-visibility': 'internal' }),
  ],
  [
    'OperationPathChanged',
    'E!',
    pullRequest(4043),
    'An update keeps the path of an operation.',
    'The path template has been changed for the operation. It was "{before}" and is "{after}" now: keep it, and add a new revision for the new path.',
    change({ paths: { '/items/{itemId}': null, '/things/{itemId}': { get: { operationId: 'GetItem' } } } }),
  ],
  [
    'InputFieldDeleted',
    'E',
    named,
    'An update keeps every parameter and every field of a body.',
    'The input in {location} is gone, and flows that fill it in fail. Keep it.',
    operation({ parameters: [] }, query({})),
  ],
  [
    'InputFieldLocationChanged',
    'E!',
    pullRequest(4168),
    'An update keeps the location of a parameter.',
    'The location has been changed for the parameter. Existing flows will continue to send the parameter in the old location. It was in {before} and is in {after} now: move it back.',
    operation(query({ in: 'header' }), query({})),
  ],
  [
    'InputFieldTypeChanged',
    'E',
    named,
    'An update keeps the type of a parameter and of every field of a body.',
    'The input was of type {before} and is of type {after} now. Keep the type.',
    operation(query({ type: 'integer' }), query({})),
  ],
  [
    'InputFieldEncodingChanged',
    'E',
    named,
    'An update keeps the encoding of a parameter.',
    'The values were encoded as "{before}" and are as "{after}" now, so that flows send other requests. Keep the encoding.',
    pathParameter({ 'x-ms-url-encoding': 'double' }),
  ],
  [
    'InputFieldDefaultChanged',
    'E',
    named,
    'An update keeps the default of an input.',
    'The default was "{before}" and is {after} now, so that flows which leave the field out ask for something else. Keep it.',
    operation(query({ default: 'b' }), query({ default: 'a' })),
  ],
  [
    'InputFieldVisibilityChangedToInternal',
    'E',
    named,
    'An update hides no input.',
    'The input is internal now, and makers cannot edit its value. Keep it visible.',
    operation(query({ 'x-ms-visibility': 'internal' }), query({})),
  ],
  [
    'InputFieldNowRequired',
    'E',
    updates('breaking changes'),
    'An update requires no input that was optional.',
    'The input is required now, and flows that leave it out fail. Keep it optional.',
    operation(query({ required: true }), query({})),
  ],
  [
    'RequiredInputFieldAdded',
    'E',
    updates('breaking changes'),
    'An update adds no required input.',
    'The new input is required, and existing flows do not send it. Make it optional.',
    operation(query({ required: true })),
  ],
  [
    'InputFieldEnumAdded',
    'E!',
    pullRequest(619),
    'An update adds no list of values to a parameter.',
    'The list of enum values has been added to the input field. Existing flows may use values outside of this list. Leave it open.',
    operation(query({ enum: ['a'] }), query({})),
  ],
  [
    'InputFieldEnumValuesRemoved',
    'E!',
    pullRequest(619),
    'An update keeps every value of a list.',
    'The input no longer lists {missing}. Keep the values.',
    operation(query({ enum: ['a'] }), query({ enum: ['a', 'b'] })),
  ],
  [
    'PagingRemoved',
    'E',
    named,
    'An update keeps the paging of an operation.',
    'x-ms-pageable is gone, and flows that read every page stop after the first. Keep it.',
    operation({ 'x-ms-pageable': null }, { 'x-ms-pageable': { nextLinkName: 'name' } }),
  ],
  [
    'TriggerChanged',
    'E',
    named,
    'An update makes no action of a trigger, no trigger of an action, and keeps whether a trigger fires for each item.',
    'The operation was {before} and is {after} now, and existing flows fail. Keep it, and add another operation.',
    operation({ 'x-ms-trigger': null }, { 'x-ms-trigger': 'single' }),
  ],
  [
    'OutputFieldDeleted',
    'E',
    named,
    'An update keeps every output.',
    'The output {path} is gone, and flows that read it fail. Keep it.',
    change({ definitions: { Item: { properties: { name: null, title: { type: 'string' } } } } }),
  ],
  [
    'OutputFieldTypeChanged',
    'E!',
    pullRequest(3470, 3648),
    'An update keeps the type of an output.',
    'The type has been changed for the output field. Existing flows may be broken if they are using this field and actual payload has been changed. {path} was of type {before} and is of type {after} now: keep the type.',
    change({ definitions: { Item: { properties: { name: { type: 'integer' } } } } }),
  ],
];

/** Whether an operation that is missed may be one that is not read: its id, or what stands at its place, cannot be told. */
function mayBeThere(model: ConnectorModel, pointer: string, id = ''): boolean {
  const { paths } = model.definition;
  if (!isObject(paths) || model.ids.has(id)) return true;
  const [, path = ''] = segments(pointer);
  const operation = model.byPointer.get(pointer);
  return (
    object(paths[path]).$ref !== undefined || (operation !== undefined && model.operationOf(operation.id) !== operation)
  );
}

export const breakingChangeRules = rulesAt(
  'change',
  table.map(([name, evidence, source, what, message, wrong]) => ({
    name,
    evidence,
    source,
    what,
    why: 'Flows made with the older version go on using it.',
    message,
    check: ({ rule, pointer, args }: Change, model: ConnectorModel) => {
      if (rule === 'OperationDeleted' && mayBeThere(model, pointer, args.id)) return false;
      // Connection parameters stand in the properties; a definition has no root key of that name.
      const file = pointer.startsWith('/properties/') ? model.files.properties : undefined;
      return rule === name && { pointer, args, ...(file && { file }) };
    },
    wrong,
    right: clean,
  })),
);
