import { isJsonObject, parseExactly } from '../../../scripts/lib/exact-json.ts';
import { bodyKeys, keysBelow, parseTemplate, type Scope, type Template, valueBelow } from './expressions.ts';
import { changeJsonBody, showExactly } from './json-body.ts';
import type { Policy, PolicyCall, PolicyParameters } from './policy.ts';

/**
 * Adds or changes a property of the JSON body ("Set property"), of each item where the parent is an array. A value that is
 * one expression keeps its type, one that is written as an array or an object becomes one, any other is a text.
 */
export function setProperty(parameters: PolicyParameters): Policy {
  const parentKeys = bodyKeys(parameters.required('newPropertyParentPathTemplate'));
  const subKeys = keysBelow(parameters.required('newPropertySubPathTemplate'));
  const template = parseTemplate(parameters.required('propertyValuePathTemplate'));
  const change = (call: PolicyCall, body: unknown): boolean => {
    const parent = valueBelow(body, parentKeys);
    const targets = (Array.isArray(parent) ? parent : [parent]).filter(isJsonObject);
    const changed = targets.map((item) => setBelow(item, subKeys, readValue(template, { call, body, item })));
    return changed.includes(true);
  };
  return parameters.section() === 'Request'
    ? { onRequest: (call) => changeJsonBody(call.request, (body) => change(call, body)) }
    : { onResponse: (call, response) => changeJsonBody(response, (body) => change(call, body)) };
}

function readValue(template: Template, scope: Scope): unknown {
  const value = template.evaluate(scope);
  if (typeof value !== 'string') return parseExactly(showExactly(value)); // a copy: it may hold what it is put into
  return /^\s*[[{]/.test(value) ? (parseExactly(value) ?? value) : value;
}

/** Sets the value at the end of some keys; false where there is no value or the way leads through what is no object. */
function setBelow(target: Record<string, unknown>, keys: readonly string[], value: unknown): boolean {
  const [last, ...before] = [...keys].reverse();
  const parent = valueBelow(target, before.reverse());
  if (!isJsonObject(parent) || last === undefined || value === undefined) return false;
  Object.defineProperty(parent, last, { value, enumerable: true, writable: true, configurable: true });
  return true;
}
