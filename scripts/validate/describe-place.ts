import { isObject, type Json, show } from '../lib/json.ts';
import { segments } from '../lib/json-pointer.ts';

/** Says in words where a pointer leads: `LocationDetails, parameter locationid` or `definition Item, property name`. */
export function describePlace(root: Json | undefined, pointer: string): string {
  const keys = segments(pointer);
  const words: string[] = [];
  let value: Json | undefined = root;
  for (const [index, key] of keys.entries()) {
    const parent = keys[index - 1];
    value = Array.isArray(value) ? (value[Number(key)] ?? undefined) : isObject(value) ? value[key] : undefined;
    const word = describeStep(keys, index, key, parent, value);
    if (word === undefined) continue;
    // An operation says more than the path above it.
    if (word.replaces === true) words.length = 0;
    words.push(word.text);
  }
  return words.join(', ');
}

function describeStep(
  keys: string[],
  index: number,
  key: string,
  parent: string | undefined,
  value: Json | undefined,
): { text: string; replaces?: boolean } | undefined {
  const name = isObject(value) && typeof value.name === 'string' ? value.name : undefined;
  if (index === 1) {
    if (parent === 'paths') return { text: key };
    if (parent === 'definitions') return { text: `definition ${key}` };
    if (parent === 'securityDefinitions') return { text: `security definition ${key}` };
    if (parent === 'responses') return { text: `response ${key}` };
    if (parent === 'parameters') return { text: `parameter ${key}` };
  }
  if (index === 2 && keys[0] === 'paths' && isObject(value) && typeof value.operationId === 'string') {
    return { text: value.operationId, replaces: true };
  }
  if (index === 2 && keys[0] === 'properties' && parent === 'connectionParameters') {
    return { text: `connection parameter ${key}` };
  }
  if (parent === 'policyTemplateInstances' && isObject(value)) {
    return { text: `policy ${show(value.title ?? value.templateId ?? key)}` };
  }
  // Inside a schema a property may be called "parameters" or "responses": only the places above schemas count.
  if (parent === 'parameters' && keys[0] === 'paths' && index <= 4) return { text: `parameter ${name ?? key}` };
  if (parent === 'responses' && keys[0] === 'paths' && index === 4) return { text: `response ${key}` };
  if (parent === 'properties' && keys[0] !== 'properties') return { text: `property ${key}` };
  return undefined;
}
