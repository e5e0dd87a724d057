import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../../../../scripts/package/check/flow/check-flow.ts';
import type { FlowDefinition, Step, Steps } from '../../../../../scripts/package/flow.ts';
import { sentencesOf } from '../places.ts';

const say = (flow: Partial<FlowDefinition>) =>
  sentencesOf((find) => checkFlow({ triggers: {}, actions: {}, ...flow }, [], find));
const compose: Step = { type: 'Compose', inputs: 1 };
const many = <T>(count: number, value: T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]));
const manyCases = (count: number) =>
  Object.fromEntries(Object.keys(many(count, 0)).map((name) => [name, { case: name, actions: {} }]));
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
    ['parameters', 50, (count) => ({ parameters: many(count, { type: 'String' }) })],
    ['variables', 250, (count) => ({ actions: { A: declaring(count) } })],
    ['cases', 25, (count) => ({ actions: { A: { type: 'Switch', expression: '@1', cases: manyCases(count) } } }), 'A'],
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
const until = (limit: object): Partial<FlowDefinition> => ({
  actions: { A: { type: 'Until', expression: '@true', actions: {}, limit } },
});
const loop = (repetitions: unknown): Partial<FlowDefinition> => ({
  actions: {
    A: { type: 'Foreach', foreach: '@null', actions: {}, runtimeConfiguration: { concurrency: { repetitions } } },
  },
});
const pages = (paginationPolicy: unknown): Partial<FlowDefinition> => ({
  actions: { A: { type: 'Http', inputs: {}, runtimeConfiguration: { paginationPolicy } } },
});
const weekly = (more: object): Partial<FlowDefinition> => every({ frequency: 'Week', interval: 1, ...more });
const runs = (count: unknown): Partial<FlowDefinition> => ({
  triggers: { A: { type: 'Request', runtimeConfiguration: { concurrency: { runs: count } } } },
});

describe('between which bounds', () => {
  it.each<Partial<FlowDefinition>>([
    every({ frequency: 'day', interval: 500 }),
    every({ frequency: 'Month', interval: 16 }),
    every({ frequency: '@null', interval: '@null', startTime: '@null', schedule: { weekDays: ['Monday'] } }),
    every({ frequency: 'Hour', interval: 1, startTime: '2026-01-31T08:00:00', schedule: { hours: [] } }),
    every({ frequency: 'Hour', interval: 1, startTime: '', schedule: { hours: '@null' } }),
    every({ frequency: 'week', interval: 1, schedule: { hours: ['9'], minutes: [0], weekDays: ['Monday'] } }),
    every({ frequency: 'Month', interval: 1, schedule: { hours: ['9'], minutes: [0], monthDays: [1] } }),
    { triggers: { A: { type: 'Recurrence', recurrence: '@null' as never } } },
    until({ timeout: 'P1Y2M3DT4H5M6.7S', count: 1 }),
    until({ timeout: 'P2W' }),
    until({ timeout: '@null' }),
    retry({ type: 'fixed', count: 90, interval: 'P1D' }),
    retry({ type: 'Exponential', count: 1, interval: 'PT5S', minimumInterval: 'PT1M30S', maximumInterval: 'PT24H' }),
    retry({ type: 'none', count: 0, interval: 'PT0S' }),
    retry({ type: "@parameters('x')", count: '@1', interval: '@null' }),
    retry('@null'),
    retry({}),
    loop(1),
    loop(50),
    { actions: { A: { type: 'Compose', inputs: { retryPolicy: 'none' } } } },
    loop('@null'),
    runs(100),
    pages({ minimumItemCount: 1 }),
    pages({ minimumItemCount: 100_000 }),
    pages({ minimumItemCount: '@null' }),
    weekly({ timeZone: 'W. Europe Standard Time', endTime: '2027-01-31T08:00:00Z', count: 3 }),
    weekly({ timeZone: "@parameters('x')" }),
    weekly({ schedule: { hours: [0, '23', '@null'], minutes: [0, 59], weekDays: ['monday', '@null'] } }),
    every({ frequency: 'Month', interval: 1, schedule: { monthDays: [1, 31, -1], monthlyOccurrences: [] } }),
  ])('%j is taken', (flow) => {
    expect(say({ parameters: { x: { type: 'String' } }, ...flow })).toEqual([]);
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
    [
      retry({ type: 'fixed', maximumInterval: 'P1DT1S' }),
      ['retryPolicy.maximumInterval is P1DT1S | Take a time from PT5S to P1D'],
    ],
    [
      every({ frequency: 'hour', interval: 1, schedule: { hours: ['9'], minutes: [0] } }),
      ['minutes', 'hours'].map(
        (part) =>
          `recurrence.schedule has ${part}, and the frequency is Hour | Take the frequency Day, Week, Month, or remove ${part}`,
      ),
    ],
    [
      every({ frequency: 'Day', interval: 1, schedule: { weekDays: ['Monday'], monthDays: 1 } }),
      [
        'recurrence.schedule has weekDays, and the frequency is Day | Take the frequency Week, or remove weekDays',
        'recurrence.schedule has monthDays, and the frequency is Day | Take the frequency Month, or remove monthDays',
      ],
    ],
    [loop(51), ['runtimeConfiguration.concurrency.repetitions is 51 | Take a whole number from 1 to 50']],
    [weekly({ schedule: { hours: ['25'] } }), ['recurrence.schedule.hours has 25 | Take whole numbers from 0 to 23']],
    [
      weekly({ schedule: { hours: ['9:00'], minutes: [75], weekDays: ['Mon'] } }),
      [
        'recurrence.schedule.minutes has 75 | Take whole numbers from 0 to 59',
        'recurrence.schedule.hours has 9:00 | Take whole numbers from 0 to 23',
        'recurrence.schedule.weekDays is Mon, which there is not | Take one of: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday',
      ],
    ],
    ...[100_001, 0, -5, 1.5].map((minimumItemCount): [Partial<FlowDefinition>, string[]] => [
      pages({ minimumItemCount }),
      [
        `runtimeConfiguration.paginationPolicy.minimumItemCount is ${minimumItemCount} | Take a whole number from 1 to 100000`,
      ],
    ]),
    ...['none', 4].map((policy): [Partial<FlowDefinition>, string[]] => [
      retry(policy),
      [`retryPolicy is ${policy}, which is no object | Write one such as {"type": "none"}`],
    ]),
    [runs(0), ['runtimeConfiguration.concurrency.runs is 0 | Take a whole number from 1 to 100']],
  ])('%j is not', (flow, sentences) => {
    expect(say(flow)).toEqual(sentences.map((sentence) => `A | ${sentence}`));
  });
});

it.each<[Partial<FlowDefinition>, string[]]>([
  [{ triggers: { A: { type: 'recurrence' } } }, ['recurrence is missing | Add it']],
  [every({}), ['recurrence.frequency is missing | Add it', 'recurrence.interval is missing | Add it']],
  [
    every({ frequency: 'Day', interval: 1, startTime: 'soon' }),
    ['recurrence.startTime is "soon", which is no time | Write one such as 2026-01-31T08:00:00Z'],
  ],
  ...[{}, { minimumItemCount: null }, { minimumItemsCount: 5000 }].map(
    (policy): [Partial<FlowDefinition>, string[]] => [
      pages(policy),
      ['runtimeConfiguration.paginationPolicy.minimumItemCount is missing | Add it'],
    ],
  ),
  [
    weekly({ timeZone: 'Europe/London' }),
    [
      'recurrence.timeZone is Europe/London, which is no time zone of Windows | Write one such as GMT Standard Time, for London, or UTC',
    ],
  ],
  [retry({ count: 1 }), ['retryPolicy.type is missing | Add it']],
  ...['20S', 'P', 'PT', 'P1', 'P1DT', '1 hour'].map((time): [Partial<FlowDefinition>, string[]] => [
    until({ timeout: time }),
    [`limit.timeout is "${time}", which is no duration | Write one such as PT20S, PT1H or P1D`],
  ]),
  [
    retry({ type: 'fixed', interval: 20 }),
    ['retryPolicy.interval is "20", which is no duration | Write one such as PT20S, PT1H or P1D'],
  ],
])('warns of %j', (flow, sentences) => {
  expect(say(flow)).toEqual(sentences.map((sentence) => `warning | A | ${sentence}`));
});
