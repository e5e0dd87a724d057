import { isObject, type JsonObject, list, object } from '../../../../scripts/lib/json.ts';
import { resolveReference } from '../../../../scripts/lib/json-pointer.ts';
import type { Operation } from './operations.ts';

/** Whether an operation starts a flow, and how it hears of what is new. */
export function readTrigger(
  definition: unknown,
  item: JsonObject,
  operation: JsonObject,
): Pick<Operation, 'kind' | 'isWebhook' | 'itemsPath'> {
  const trigger = operation['x-ms-trigger'];
  const content = trigger === undefined ? undefined : item['x-ms-notification-content'];
  const isWebhook =
    content !== undefined ||
    hasNotificationUrl(definition, [...list(item.parameters), ...list(operation.parameters)], new Set());
  const news = content ?? resolveReference(definition, object(operation.responses)[200]);
  return {
    kind: trigger === undefined ? 'action' : 'trigger',
    isWebhook,
    ...(trigger === 'batch' && { itemsPath: findItems(definition, object(news).schema) }),
  };
}

/** Whether one of these parameters, or a property of it, is the address that a service sends news to. */
function hasNotificationUrl(definition: unknown, places: unknown[], seen: Set<unknown>): boolean {
  return places.some((written) => {
    const place = resolveReference(definition, written);
    if (!isObject(place) || seen.has(place)) return false;
    seen.add(place);
    const { schema, properties, allOf, 'x-ms-notification-url': mark } = place;
    if (mark === true || mark === 'true') return true;
    return hasNotificationUrl(definition, [schema, ...Object.values(object(properties)), ...list(allOf)], seen);
  });
}

/** Where the items of a batch lie: they are the body, or the first array in it. */
function findItems(definition: unknown, schema: unknown): string {
  const resolve = (value: unknown) => object(resolveReference(definition, value));
  const { type, properties } = resolve(schema);
  const names = type === 'array' ? [] : Object.keys(object(properties));
  const name = names.find((key) => resolve(object(properties)[key]).type === 'array');
  return name === undefined ? 'body' : `body/${name}`;
}
