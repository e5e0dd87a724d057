import {
  type ConnectorModel,
  hasUnreadInputs,
  isUnreadable,
  type OperationPlace,
  type SchemaPlace,
} from '../connector/connector-model.ts';
import { isTrigger } from '../connector/extensions.ts';
import { usersOf } from '../connector/reach.ts';
import { isObject, type Json, type JsonObject, list, object } from '../lib/json.ts';

/** Where the platform writes the URL to which a service sends news. */

export const notificationUrlOf = (value: JsonObject): boolean =>
  value['x-ms-notification-url'] === true || value['x-ms-notification-url'] === 'true';

/** Whether the body of an operation holds such a place. */
export function hasNotificationUrl(
  { parameters }: OperationPlace,
  model: ConnectorModel,
  isOne: (schema: JsonObject) => boolean = notificationUrlOf,
): boolean {
  const open = new Set<JsonObject>();
  const walk = (value: Json | undefined): boolean => {
    const resolved = model.follow(value);
    if (open.has(resolved) || open.size > 500) return false;
    open.add(resolved);
    return isOne(resolved) || [...Object.values(object(resolved.properties)), ...list(resolved.allOf)].some(walk);
  };
  return parameters.some(({ location, value }) => location === 'body' && isObject(value.schema) && walk(value.schema));
}

/** Whether such a place is meant, whatever stands for true, or may be in what cannot be read. */
const mayBeMeant = (schema: JsonObject): boolean => {
  const { 'x-ms-notification-url': mark = false, properties } = schema;
  const isMarked = mark !== false && mark !== 'false';
  return isMarked || isUnreadable(schema) || !Object.values(object(properties)).every(isObject);
};

/** Whether a webhook trigger has none, although its path says what is sent there. */
export const lacksNotificationUrl = (place: OperationPlace, model: ConnectorModel): boolean =>
  isTrigger(place.value) &&
  place.pathItem['x-ms-notification-content'] !== undefined &&
  !hasUnreadInputs(place) &&
  !hasNotificationUrl(place, model, mayBeMeant);

/** Whether a text of a body may be the URL that such a webhook has to mark. */
export const mayBeNotificationUrl = (place: SchemaPlace, model: ConnectorModel): boolean =>
  model.resolve(place.value).type === 'string' &&
  usersOf(place, model).some((user) => lacksNotificationUrl(user, model));
