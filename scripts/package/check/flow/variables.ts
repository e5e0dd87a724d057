import { list, object, text } from '../../../lib/json.ts';
import { type FlowDefinition, isOfType, listSteps, type Step } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice } from './choices.ts';

/** "Schema reference guide for trigger and action types", InitializeVariable. */
const types = ['String', 'Integer', 'Float', 'Boolean', 'Array', 'Object'];

/** The variables that a step initializes. */
export function declaredVariables(step: Step): { name: string; type: unknown }[] {
  if (!isOfType(step, 'InitializeVariable')) return [];
  return list(object(step.inputs).variables).flatMap((one) => {
    const variable = object(one);
    const name = text(variable.name);
    return name === undefined ? [] : [{ name, type: variable.type }];
  });
}

/** Checks the types of variables, and that each is initialized once ("A variable must only be initialized once"). */
export function checkVariables({ actions }: FlowDefinition, find: Find): void {
  const before = new Map<string, string>();
  for (const [step, action] of listSteps(actions)) {
    for (const { name, type } of declaredVariables(action)) {
      checkChoice(step, `the type of the variable ${name}`, type, types, find);
      const first = before.get(name.toLowerCase());
      // Of a name that is put together when a template is deployed nothing is known.
      if (first !== undefined && !name.startsWith('@'))
        find(
          step,
          `the variable ${name} is initialized by ${first} already`,
          'Set it here instead, or give it another name',
        );
      before.set(name.toLowerCase(), step);
    }
  }
}
