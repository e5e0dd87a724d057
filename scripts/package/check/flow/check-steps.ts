import { isObject, object, show, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { type FlowDefinition, isOfType, listSteps, type Step } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice } from './choices.ts';

/** "Schema reference guide for trigger and action types", runAfter and Terminate. */
const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];
const runStatuses = ['Succeeded', 'Failed', 'Cancelled'];

/** Checks what a step says of itself and the service refuses to save (github tomdam/flowforger, structure.ts, measured). */
export function checkSteps({ actions }: FlowDefinition, find: Find): void {
  for (const [name, step] of listSteps(actions)) {
    checkStatuses(name, step, find);
    if (isOfType(step, 'Terminate')) checkTerminate(name, step, find);
    if (isOfType(step, 'Switch')) checkSwitch(name, step, find);
  }
}

function checkStatuses(name: string, { runAfter = {} }: Step, find: Find): void {
  for (const [before, needed] of Object.entries(runAfter)) {
    if (needed.length === 0)
      find(name, `it runs after ${before} with no status`, `Take any of: ${statuses.join(', ')}`);
    for (const status of needed) checkChoice(name, `the status after ${before}`, status, statuses, find);
  }
}

function checkTerminate(name: string, { inputs }: Step, find: Find): void {
  const { runStatus, runError } = object(inputs);
  checkChoice(name, 'runStatus', runStatus, runStatuses, find);
  const isOther = runStatuses.some((one) => one !== 'Failed' && isSameName(one, text(runStatus)));
  if (isOther && isObject(runError))
    find(name, `it has a runError, and its runStatus is ${show(runStatus)}`, 'Remove runError, or write Failed');
}

function checkSwitch(name: string, { expression }: Step, find: Find): void {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof expression) && !String(expression).includes('@');
  if (isPlain)
    find(name, `it switches on "${expression}", which is no expression`, 'Write an expression, such as @triggerBody()');
}
