import { isOfType, type JsonObject, list, object, show, text } from '../../lib/json.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import { mostVariables, type Template } from './arm-resources.ts';
import { type Find, within } from './package-finding.ts';

/** How many Azure takes ("Best practices for ARM templates", Microsoft Learn: template limits). */
const limits = { parameters: 256, variables: mostVariables, outputs: 64 } as const;

/** Types of parameters and outputs, as JSON Schema calls them. */
const types = new Map([
  ['string', 'string'],
  ['securestring', 'string'],
  ['int', 'integer'],
  ['bool', 'boolean'],
  ['object', 'object'],
  ['secureobject', 'object'],
  ['array', 'array'],
]);

/** Checks how many parameters, variables and outputs are declared, their types, and the default values of parameters. */
export function checkDeclarations(template: Template, find: Find): void {
  for (const [section, limit] of Object.entries(limits)) {
    const count = Object.keys(object(template[section as keyof typeof limits])).length;
    if (count > limit) find(section, `there are ${count}`, `Azure takes ${limit}: put several into one object`);
  }
  for (const [name, parameter] of Object.entries(object(template.parameters))) {
    const place = within(`parameters ${name}`, find);
    checkType(object(parameter), place);
    checkDefault(object(parameter), place);
  }
  for (const [name, output] of Object.entries(object(template.outputs)))
    checkType(object(output), within(`outputs ${name}`, find));
}

function checkType(declaration: JsonObject, find: Find): void {
  const { type, $ref } = declaration;
  const remedy = `Take one of: ${[...types.keys()].join(', ')}`;
  if (type === undefined && $ref === undefined) find('type', 'it has no type', remedy);
  else if (type !== undefined && jsonTypeOf(declaration) === undefined) find('type', `it is "${show(type)}"`, remedy);
}

const jsonTypeOf = ({ type }: JsonObject): string | undefined => types.get(text(type)?.toLowerCase() ?? '');

function checkDefault(parameter: JsonObject, find: Find): void {
  const { defaultValue = null, type, allowedValues } = parameter;
  const jsonType = jsonTypeOf(parameter);
  // Whether null counts as a value is not known, and an expression says nothing.
  if (jsonType === undefined || defaultValue === null) return;
  if (isArmExpression(defaultValue)) return;
  if (!isOfType(defaultValue, jsonType))
    find('defaultValue', `it is no ${show(type)}`, 'Write a value of that type, or correct the type');
  // An array may hold some of them.
  else if (jsonType !== 'array' && Array.isArray(allowedValues) && !isAmong(defaultValue, allowedValues))
    find('defaultValue', 'it is none of allowedValues', `Take one of: ${list(allowedValues).map(show).join(', ')}`);
}

/** Capitals are passed over, as it is not known whether they count. */
const isAmong = (value: unknown, allowed: readonly unknown[]): boolean =>
  allowed.some((one) => show(one).toLowerCase() === show(value).toLowerCase());
