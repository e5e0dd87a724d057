import { type JsonObject, typeOf } from '../lib/json.ts';

/**
 * The piece of schema that would describe a field with these values, in the form of the definition. It holds no part of a
 * value. The texts are for a person to write, and the type where null alone came, or several.
 */
export function describeField(name: string, values: readonly unknown[]): object {
  const title = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .replace(/^./, (letter) => letter.toUpperCase());
  return { ...describeValues(values), 'x-ms-summary': title, description: 'TODO' };
}

function describeValues(values: readonly unknown[]): object {
  const given = values.filter((value) => value !== null);
  const nullable = given.length < values.length && { 'x-nullable': true };
  const [type, other] = new Set(given.map(typeOf));
  if (type === undefined || other !== undefined) {
    const isNumber = given.length > 0 && given.every((value) => typeof value === 'number');
    return { type: isNumber ? 'number' : 'TODO', ...nullable };
  }
  return { type, ...describeWithin(type, given), ...nullable };
}

/** What a schema says besides the type that all values have. */
function describeWithin(type: string, values: readonly unknown[]): object {
  if (type === 'array') {
    const items = values.flat();
    return { items: items.length > 0 ? describeValues(items) : {} };
  }
  if (type === 'object') {
    const objects = values as JsonObject[];
    const names = [...new Set(objects.flatMap(Object.keys))];
    const valuesOf = (name: string) => objects.flatMap((value) => (Object.hasOwn(value, name) ? [value[name]] : []));
    return { properties: Object.fromEntries(names.map((name) => [name, describeField(name, valuesOf(name))])) };
  }
  return type === 'string' && values.every((text) => /^\d{4}-\d\d-\d\d$/.test(String(text))) ? { format: 'date' } : {};
}
