import { isObject, object, text } from '../../../lib/json.ts';
import { childrenOf, type FlowDefinition, listSteps, type Steps } from '../../flow.ts';
import type { Find } from '../package-finding.ts';

/**
 * Checks that steps stand where the service takes them: "Schema reference guide for trigger and action types" (Microsoft
 * Learn) on Terminate and Response, and what is refused under which trigger (github tomdam/flowforger, placement.ts, measured).
 */
export function checkPlacement({ triggers, actions }: FlowDefinition, find: Find): void {
  checkLoops(actions, undefined, find);
  for (const [name, { type, operationOptions }] of listSteps(actions)) {
    if (type !== 'Response') continue;
    const isAsynchronous = /\basynchronous\b/i.test(text(operationOptions) ?? '');
    for (const [trigger, { recurrence, runtimeConfiguration }] of Object.entries(triggers)) {
      // WorkflowUnsupportedRecurrenceTriggerForResponseAction
      if (isObject(recurrence))
        find(
          name,
          `it is a Response, and the trigger ${trigger} has a recurrence`,
          'Remove it, since nobody waits for it, or start the flow by a request',
        );
      // InvalidConcurrencyConfiguration
      if ((object(object(runtimeConfiguration).concurrency).runs ?? undefined) !== undefined && !isAsynchronous)
        find(
          name,
          `it is a Response that somebody waits for, and the trigger ${trigger} limits its concurrency`,
          'Add "operationOptions": "Asynchronous" to it, or remove the limit',
        );
    }
  }
}

function checkLoops(steps: Steps, loop: string | undefined, find: Find): void {
  for (const [name, step] of Object.entries(steps)) {
    const { type } = step;
    if (loop !== undefined && ['Terminate', 'Response'].includes(type))
      find(
        name,
        `it is a ${type} inside of the loop ${loop}`,
        'Set a variable in the loop, and put this step behind the loop',
      );
    const around = ['Foreach', 'Until'].includes(type) ? name : loop;
    for (const group of childrenOf(step)) checkLoops(group, around, find);
  }
}
