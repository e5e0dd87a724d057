import { expect, it } from 'vitest';
import { checkPlacement } from '../../../../../scripts/package/check/flow/placement.ts';
import type { Step, Steps } from '../../../../../scripts/package/flow.ts';
import { sentencesOf } from '../places.ts';

const say = (actions: Steps, triggers: Steps = { manual: { type: 'Request' } }) =>
  sentencesOf((find) => checkPlacement({ triggers, actions }, find));
const response: Step = { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } };
const end: Step = { type: 'Terminate', inputs: { runStatus: 'Failed' } };
const limited: Steps = { manual: { type: 'Request', runtimeConfiguration: { concurrency: { runs: 1 } } } };
const asynchronous: Step = { ...response, operationOptions: 'Asynchronous, Other' };

it.each<[string, Steps, Steps?]>([
  [
    'in a scope, a condition and a case',
    {
      Try: { type: 'Scope', actions: { R: response } },
      If: { type: 'If', actions: { E: end }, else: { actions: { R2: response } } },
      Switch: { type: 'Switch', cases: { a: { case: 1, actions: { E2: end } } } },
    },
  ],
  ['beside a loop', { Each: { type: 'Foreach', actions: {} }, E: end, R: response }],
  ['that nobody waits for, under a limit', { R: asynchronous }, limited],
  [
    'an end under a clock and a limit',
    { E: end },
    { ...limited, Clock: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
  ],
  [
    'under a limit of nothing',
    { R: response },
    { manual: { type: 'Request', runtimeConfiguration: { concurrency: {} } } },
  ],
  [
    'under a limit of null',
    { R: response },
    { manual: { type: 'Request', runtimeConfiguration: { concurrency: { runs: null } } } },
  ],
])('a step may stand %s', (_, actions, triggers) => {
  expect(say(actions, triggers)).toEqual([]);
});

const behind = 'Set a variable in the loop, and put this step behind the loop';
const clock = 'Remove it, since nobody waits for it, or start the flow by a request';
it.each<[string, Steps, string[], Steps?]>([
  [
    'in a loop',
    { Each: { type: 'Foreach', actions: { E: end, R: response } } },
    [
      `E | it is a Terminate inside of the loop Each | ${behind}`,
      `R | it is a Response inside of the loop Each | ${behind}`,
    ],
  ],
  [
    'deep in a loop',
    { Poll: { type: 'Until', actions: { If: { type: 'If', else: { actions: { E: end } } } } } },
    [`E | it is a Terminate inside of the loop Poll | ${behind}`],
  ],
  [
    'in a loop, its type in small letters',
    { Each: { type: 'foreach', actions: { E: { ...end, type: 'terminate' } } } },
    [`E | it is a Terminate inside of the loop Each | ${behind}`],
  ],
  [
    'under a clock',
    { R: response },
    [`R | it is a Response, and the trigger Clock has a recurrence | ${clock}`],
    {
      Clock: { type: 'OpenApiConnection', recurrence: { frequency: 'Day', interval: 1 } },
    },
  ],
  [
    'under a limit',
    { Try: { type: 'Scope', actions: { R: response } } },
    [
      'R | it is a Response that somebody waits for, and the trigger manual limits its concurrency | Add "operationOptions": "Asynchronous" to it, or remove the limit',
    ],
    limited,
  ],
])('a step may not stand %s', (_, actions, sentences, triggers) => {
  expect(say(actions, triggers)).toEqual(sentences);
});
