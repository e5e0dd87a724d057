import { isObject } from '../lib/json.ts';

/**
 * The piece of schema that would describe a value, in the form of the definition. It holds no part of the value. The texts
 * are for a person to write.
 */
export function describeField(name: string, value: unknown): object {
  const title = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .replace(/^./, (letter) => letter.toUpperCase());
  return { ...describeValue(name, value), 'x-ms-summary': title, description: 'TODO' };
}

function describeValue(name: string, value: unknown): object {
  if (Array.isArray(value)) return { type: 'array', items: value.length > 0 ? describeValue(name, value[0]) : {} };
  if (isObject(value)) {
    const properties = Object.entries(value).map(([key, part]) => [key, describeField(key, part)]);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  switch (typeof value) {
    case 'string':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? { type: 'string', format: 'date' } : { type: 'string' };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return { type: 'string' };
  }
}
