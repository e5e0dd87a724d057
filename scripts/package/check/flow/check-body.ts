import { isInternal } from '../../../connector/extensions.ts';
import type { Schema } from '../../../lib/definition.ts';
import { list, object } from '../../../lib/json.ts';
import { segment, segments } from '../../../lib/json-pointer.ts';
import type { Find } from '../package-finding.ts';
import type { AnyDefinition, Parameter } from './operations.ts';
import { isOpen, propertyOf, schemaAt } from './token-types.ts';

/** Checks the members of a body that a step hands over flat, as `body/member`; of one that it hands over whole nothing is known. */
export function checkBody(
  { name, schema, required }: Parameter,
  given: Record<string, unknown>,
  definition: AnyDefinition,
  find: Find,
): void {
  if (schema === undefined) return;
  for (const [key, value] of Object.entries(given))
    if (key.startsWith(`${name}/`)) checkMember(key, value, { name, schema }, definition, find);
  const keys = Object.keys(given).map((key) => key.toLowerCase());
  if (!required || keys.includes(name.toLowerCase())) return;
  for (const key of requiredIn(name, schema, definition, new Set()))
    if (!keys.some((one) => one === key.toLowerCase() || key.toLowerCase().startsWith(`${one}/`)))
      find('', `the required parameter ${key} is missing`, 'Add it');
}

function checkMember(
  key: string,
  value: unknown,
  body: { name: string; schema: Schema },
  definition: AnyDefinition,
  find: Find,
): void {
  let holder = body.name;
  let found = schemaAt(definition, body.schema);
  for (const part of segments(key.slice(body.name.length))) {
    const member = propertyOf(found, part);
    if (member === undefined) {
      // Members of an array have no names, and a type may be a list of several.
      if (isOpen(found, part) || found.type === 'array' || Array.isArray(found.type)) return;
      const known = Object.keys(object(found.properties)).map((one) => holder + segment(one));
      find(
        '',
        `there is no parameter ${key}`,
        known.length > 0 ? `Take one of: ${known.join(', ')}` : `Remove it: ${holder} has no members`,
      );
      return;
    }
    holder += segment(part);
    found = schemaAt(definition, member);
  }
  const choices = list(found.enum).map(String);
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value) && !String(value).includes('@');
  // Nobody is known to refuse it before the call.
  if (choices.length > 0 && isPlain && !isDynamic(found) && !choices.includes(String(value)))
    find('', `the parameter ${key} is "${value}"`, `Take one of: ${choices.join(', ')}`, 'warning');
}

/** The members that have to be there, as far as those that hold them have to be there too. */
function requiredIn(holder: string, schema: Schema, definition: AnyDefinition, passed: Set<Schema>): string[] {
  const found = schemaAt(definition, schema);
  if (passed.has(found)) return [];
  passed.add(found);
  return list(object(found).required).flatMap((name): string[] => {
    const member = typeof name === 'string' ? propertyOf(found, name) : undefined;
    if (member === undefined) return [];
    const key = holder + segment(name as string);
    const inner = schemaAt(definition, member);
    if (isFilledIn(member) || isFilledIn(inner)) return [];
    if (inner.properties !== undefined) return requiredIn(key, inner, definition, passed);
    return typeof inner.type === 'string' && inner.type !== 'object' ? [key] : [];
  });
}

/** Whether the platform or the service may fill it in: makers do not see it, or need not. */
const isFilledIn = (schema: object): boolean =>
  isInternal(schema) || ['default', 'readOnly', 'x-ms-notification-url'].some((key) => key in schema);

const isDynamic = (schema: Schema): boolean => Object.keys(schema).some((key) => key.startsWith('x-ms-dynamic-'));
