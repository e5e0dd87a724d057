import { isObject, isOfType, type Json, type JsonObject, object, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import type { FlowDefinition } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice, checkRequired } from './choices.ts';

/** "Schema reference for Workflow Definition Language", parameters, as JSON Schema calls the types. */
const types = {
  String: 'string',
  SecureString: 'string',
  Int: 'integer',
  // "100" is refused and "100.0" is taken; once they are read they are the same number.
  Float: 'number',
  Bool: 'boolean',
  Array: 'array',
  Object: 'object',
  SecureObject: 'object',
};

/** Checks the types of a flow's parameters, and that their default values are of them. */
export function checkParameters({ parameters }: FlowDefinition, find: Find): void {
  for (const [name, parameter] of Object.entries(object(parameters))) {
    if (!isObject(parameter)) continue; // an expression says nothing
    const where = `parameters ${name}`;
    const [type, defaultValue, metadata] = ['type', 'defaultValue', 'metadata'].map((member) =>
      memberOf(parameter, member),
    );
    checkRequired(where, 'type', type, find);
    checkChoice(where, 'type', type, Object.keys(types), find);
    // What an environment variable holds is put there by the import.
    if (object(metadata).schemaName === undefined) checkValue(where, 'defaultValue', defaultValue, type, find);
  }
}

/** Names of members have no case. */
const memberOf = (parameter: JsonObject, name: string): Json | undefined =>
  Object.entries(parameter).find(([member]) => isSameName(member, name))?.[1];

/**
 * Reports a value that is of another type than its parameter: "The provided value for the workflow parameter … is not valid"
 * (Azure/logicapps, issue 844). Whether null counts as a value is not known, and an expression says nothing.
 */
export function checkValue(where: string, what: string, value: unknown, type: unknown, find: Find): void {
  const [known, jsonType] = Object.entries(types).find(([one]) => isSameName(one, text(type))) ?? [];
  if (known === undefined || jsonType === undefined || value === undefined || value === null) return;
  if (text(value)?.includes('@') || isOfType(value, jsonType)) return;
  find(where, `${what} is no ${known}`, 'Write a value of that type, or correct the type of the parameter');
}
