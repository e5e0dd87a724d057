import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../../../../scripts/package/check/flow/check-flow.ts';
import type { FlowDefinition, Step, Steps } from '../../../../../scripts/package/flow.ts';
import { sentencesOf } from '../places.ts';

const say = (flow: Partial<FlowDefinition>) =>
  sentencesOf((find) => checkFlow({ triggers: {}, actions: {}, ...flow }, [], find));
const compose: Step = { type: 'Compose', inputs: 1 };
const many = <T>(count: number, value: T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]));
const nested = (depth: number, inner: Steps): Steps =>
  depth === 0 ? inner : { [`In${depth}`]: { type: 'Scope', actions: nested(depth - 1, inner) } };
const declaring = (count: number): Step => ({
  type: 'InitializeVariable',
  inputs: { variables: Object.keys(many(count, 0)).map((name) => ({ name, type: 'String' })) },
});

describe('how many there may be', () => {
  it.each<[string, number, (count: number) => Partial<FlowDefinition>, string?]>([
    ['actions', 500, (count) => ({ actions: many(count, compose) })],
    ['actions', 500, (count) => ({ actions: { Scope: { type: 'Scope', actions: many(count - 1, compose) } } })],
    ['triggers', 10, (count) => ({ triggers: many(count, { type: 'Request' }) })],
    ['parameters', 50, (count) => ({ parameters: many(count, {}) })],
    ['variables', 250, (count) => ({ actions: { A: declaring(count) } })],
    [
      'cases',
      25,
      (count) => ({ actions: { A: { type: 'Switch', cases: many(count, { case: 1, actions: {} }) } } }),
      'A',
    ],
    ['steps around it', 8, (count) => ({ actions: nested(count, { Deep: compose }) }), 'Deep'],
    [
      'characters in its description',
      256,
      (count) => ({ actions: { A: { ...compose, description: 'x'.repeat(count) } } }),
      'A',
    ],
    [
      'characters in its description',
      256,
      (count) => ({ triggers: { A: { type: 'Request', description: 'x'.repeat(count) } } }),
      'A',
    ],
    [
      'characters in one expression',
      8192,
      (count) => ({ actions: { A: { ...compose, inputs: `@'${'x'.repeat(count - 2)}'` } } }),
      'A',
    ],
    [
      'characters in one expression',
      8192,
      (count) => ({ actions: { A: { ...compose, inputs: `a@{'${'x'.repeat(count - 2)}'}` } } }),
      'A',
    ],
  ])('%s: %i', (what, most, flow, where = '') => {
    expect(say(flow(most))).toEqual([]);
    expect(say(flow(most + 1))).toEqual([
      `${where} | it has ${most + 1} ${what} | Keep to ${most}, the most that are taken`,
    ]);
  });

  it('characters in a name: 80', () => {
    expect(say({ actions: { ['A'.repeat(80)]: compose } })).toEqual([]);
    expect(say({ triggers: { ['A'.repeat(81)]: { type: 'Request' } } })).toEqual([
      `${'A'.repeat(81)} | it has 81 characters in its name | Keep to 80, the most that are taken`,
    ]);
  });

  it('names the outermost step alone that is too deep', () => {
    expect(say({ actions: nested(12, { Deep: compose }) })).toEqual([
      'In3 | it has 9 steps around it | Keep to 8, the most that are taken',
    ]);
  });

  it('a text beside expressions does not count', () => {
    const text = 'x'.repeat(8000);
    expect(say({ actions: { A: { ...compose, inputs: `@{'${text}'}${text}@{'${text}'}` } } })).toEqual([]);
  });
});

const every = (recurrence: object): Partial<FlowDefinition> => ({
  triggers: { A: { type: 'Recurrence', recurrence: recurrence as { frequency: string; interval: number } } },
});
const retry = (retryPolicy: unknown): Partial<FlowDefinition> => ({
  actions: { A: { type: 'Http', inputs: { retryPolicy } } },
});
const loop = (repetitions: unknown): Partial<FlowDefinition> => ({
  actions: { A: { type: 'Foreach', runtimeConfiguration: { concurrency: { repetitions } } } },
});
const runs = (count: unknown): Partial<FlowDefinition> => ({
  triggers: { A: { type: 'Request', runtimeConfiguration: { concurrency: { runs: count } } } },
});

describe('between which bounds', () => {
  it.each<Partial<FlowDefinition>>([
    every({ frequency: 'day', interval: 500 }),
    every({ frequency: 'Month', interval: 16 }),
    every({ frequency: '@null', interval: '@null' }),
    retry({ type: 'fixed', count: 90, interval: 'P1D' }),
    retry({ type: 'Exponential', count: 1, interval: 'PT5S', minimumInterval: 'PT1M30S', maximumInterval: 'PT24H' }),
    retry({ type: 'none', count: 0, interval: 'PT0S' }),
    retry({ type: "@parameters('x')", count: '@1', interval: '@null' }),
    retry('@null'),
    loop(1),
    loop(50),
    loop('@null'),
    runs(100),
  ])('%j is taken', (flow) => {
    expect(say({ parameters: { x: {} }, ...flow })).toEqual([]);
  });

  const frequencies = 'Take one of: Second, Minute, Hour, Day, Week, Month, Year';
  it.each<[Partial<FlowDefinition>, string[]]>([
    [
      every({ frequency: 'Fortnight', interval: 1 }),
      [`recurrence.frequency is Fortnight, which there is not | ${frequencies}`],
    ],
    [every({ frequency: 'Day', interval: 0 }), ['recurrence.interval is 0 | Take a whole number from 1 to 500']],
    [every({ frequency: 'week', interval: 72 }), ['recurrence.interval is 72 | Take a whole number from 1 to 71']],
    [every({ frequency: 'Day', interval: 1.5 }), ['recurrence.interval is 1.5 | Take a whole number from 1 to 500']],
    [
      retry({ type: 'linear', count: 91, interval: 'PT2S' }),
      [
        'retryPolicy.type is linear, which there is not | Take one of: None, Fixed, Exponential',
        'retryPolicy.count is 91 | Take a whole number from 1 to 90',
        'retryPolicy.interval is PT2S | Take a time from PT5S to P1D',
      ],
    ],
    [retry({ maximumInterval: 'P1DT1S' }), ['retryPolicy.maximumInterval is P1DT1S | Take a time from PT5S to P1D']],
    [loop(51), ['runtimeConfiguration.concurrency.repetitions is 51 | Take a whole number from 1 to 50']],
    [runs(0), ['runtimeConfiguration.concurrency.runs is 0 | Take a whole number from 1 to 100']],
  ])('%j is not', (flow, sentences) => {
    expect(say(flow)).toEqual(sentences.map((sentence) => `A | ${sentence}`));
  });
});
