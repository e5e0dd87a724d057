import { isObject, object, text } from '../../../lib/json.ts';
import { childrenOf, type FlowDefinition, isOfType, listSteps, type Step, type Steps } from '../../flow.ts';
import type { Find } from '../package-finding.ts';

/**
 * Checks that steps stand where the service takes them: "Schema reference guide for trigger and action types" (Microsoft
 * Learn) on Terminate and Response, and what is refused under which trigger (github tomdam/flowforger, placement.ts, measured).
 */
export function checkPlacement({ triggers, actions }: FlowDefinition, find: Find): void {
  checkLoops(actions, undefined, find);
  const [clock] = Object.entries(triggers).find(([, { recurrence }]) => isObject(recurrence)) ?? [];
  const [limited] = Object.entries(triggers).find(([, trigger]) => isLimited(trigger)) ?? [];
  for (const [name, step] of listSteps(actions)) {
    if (!isOfType(step, 'Response')) continue;
    // WorkflowUnsupportedRecurrenceTriggerForResponseAction
    if (clock !== undefined)
      find(
        name,
        `it is a Response, and the trigger ${clock} has a recurrence`,
        'Remove it, since nobody waits for it, or start the flow by a request',
      );
    // InvalidConcurrencyConfiguration
    if (limited !== undefined && !/\basynchronous\b/i.test(text(step.operationOptions) ?? ''))
      find(
        name,
        `it is a Response that somebody waits for, and the trigger ${limited} limits its concurrency`,
        'Add "operationOptions": "Asynchronous" to it, or remove the limit',
      );
  }
}

const isLimited = ({ runtimeConfiguration }: Step): boolean =>
  (object(object(runtimeConfiguration).concurrency).runs ?? undefined) !== undefined;

function checkLoops(steps: Steps, loop: string | undefined, find: Find): void {
  for (const [name, step] of Object.entries(steps)) {
    const [end] = ['Terminate', 'Response'].filter((type) => isOfType(step, type));
    if (loop !== undefined && end !== undefined)
      find(
        name,
        `it is a ${end} inside of the loop ${loop}`,
        'Set a variable in the loop, and put this step behind the loop',
      );
    const around = isOfType(step, 'Foreach', 'Until') ? name : loop;
    for (const group of childrenOf(step)) checkLoops(group, around, find);
  }
}
