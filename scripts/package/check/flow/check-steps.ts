import { isObject, show, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { type FlowDefinition, isOfType, listSteps, type Step } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice, checkRequired } from './choices.ts';

/** "Schema reference guide for trigger and action types", runAfter and Terminate. */
const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];
const runStatuses = ['Succeeded', 'Failed', 'Cancelled'];

/** What the same guide has the steps need that hold others, and no other check asks for. */
const required: Record<string, (keyof Step)[]> = {
  Foreach: ['foreach', 'actions'],
  If: ['expression'],
  Switch: ['expression'],
  Until: ['expression'],
};

/** Checks what a step says of itself and the service refuses to save (github tomdam/flowforger, structure.ts, measured). */
export function checkSteps({ actions }: FlowDefinition, find: Find): void {
  for (const [name, step] of listSteps(actions)) {
    checkStatuses(name, step, find);
    for (const [type, members] of Object.entries(required))
      if (isOfType(step, type)) for (const member of members) checkRequired(name, member, step[member], find);
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

function checkTerminate(name: string, { inputs = {} }: Step, find: Find): void {
  if (!isObject(inputs)) return; // an expression says nothing
  const { runStatus, runError } = inputs;
  checkRequired(name, 'runStatus', runStatus, find);
  checkChoice(name, 'runStatus', runStatus, runStatuses, find);
  const isOther = runStatuses.some((one) => one !== 'Failed' && isSameName(one, text(runStatus)));
  if (isOther && isObject(runError))
    find(name, `it has a runError, and its runStatus is ${show(runStatus)}`, 'Remove runError, or write Failed');
}

function checkSwitch(name: string, { expression, cases = {} }: Step, find: Find): void {
  const isExpression = isObject(expression) || text(expression)?.includes('@');
  if (expression !== undefined && !isExpression)
    find(
      name,
      `it switches on "${show(expression)}", which is no expression`,
      'Write an expression, such as @triggerBody()',
    );
  const before = new Map<string, string>();
  for (const [one, { case: value }] of Object.entries(cases)) {
    checkRequired(name, `the value "case" of the case ${one}`, value, find);
    const key = JSON.stringify(value);
    // Two expressions of a template are no more than two of which nothing is known.
    if (value === undefined || key.includes('@')) continue;
    const other = before.get(key);
    if (other !== undefined)
      find(name, `the cases ${other} and ${one} have the same value ${key}`, 'Give each a value of its own', 'warning');
    before.set(key, one);
  }
}
