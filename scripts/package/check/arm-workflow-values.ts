import { isObject, type JsonObject, object, text } from '../../lib/json.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import { type Declared, followVariables } from './arm-resources.ts';
import { unknownIn } from './flow/members.ts';
import { checkValue } from './flow/parameters.ts';
import type { Find } from './package-finding.ts';

/** WorkflowParameter of the REST API. */
const valueMembers = ['value', 'type', 'metadata', 'description'];

/** Checks the values that a workflow gets for its parameters; `parameters` are those that its definition declares. */
export function checkParameterValues(values: JsonObject, parameters: unknown, declared: Declared, find: Find): void {
  const types = new Map(
    Object.entries(object(parameters)).map(([name, parameter]) => [name.toLowerCase(), object(parameter).type]),
  );
  for (const [name, given] of Object.entries(values)) {
    const where = `properties/parameters/${name}`;
    const value = followVariables(given, declared);
    // "Unexpected initial token 'String' when populating object" (MicrosoftDocs/azure-docs, issue 48272)
    if (isPlain(value, declared)) find(where, 'it is no object', 'Write {"value": …} around it');
    const misplaced = outsideOfValue(value);
    // "Could not find member 'defaultValue' on object of type 'FlowTemplateParameter'" (Azure/Azure-Sentinel, issue 408)
    if (misplaced.length > 0)
      find(where, `it has ${misplaced.join(', ')}, which it cannot have`, 'Write {"value": …} with the value in it');
    const inner = followVariables(object(value).value, declared);
    if (!isArmExpression(inner)) checkValue(where, 'value', inner, types.get(name.toLowerCase()), find);
  }
}

/** What stands beside the value of a parameter, or in its place. */
export const outsideOfValue = (parameter: unknown): string[] => unknownIn(parameter, valueMembers);

/** Whether a value is no object, and no expression that may give one. */
function isPlain(value: unknown, { parameters }: Declared): boolean {
  // That there is no such variable is said where its name stands; whether null is taken is not known.
  if (value === undefined || value === null) return false;
  if (!isArmExpression(value)) return !isObject(value);
  const name = /^\[\s*parameters\(\s*'([^']+)'\s*\)\s*\]$/i.exec(String(value))?.[1] ?? '';
  const type = text(parameters.get(name.toLowerCase())?.type);
  return type !== undefined && !/object$/i.test(type);
}
