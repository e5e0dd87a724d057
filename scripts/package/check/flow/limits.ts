import { object, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { childrenOf, type FlowDefinition, listSteps, type Step, type Steps } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice } from './choices.ts';
import { declaredVariables } from './variables.ts';

/**
 * How many of each a definition may have: "Limits and configuration" of Azure Logic Apps and of Power Automate (Microsoft
 * Learn), the larger where they differ. Steps inside of others count, triggers do not.
 */
const most = {
  actions: 500,
  triggers: 10,
  parameters: 50,
  variables: 250,
  cases: 25,
  // "The template actions … are nested at level '9' which exceeds the maximum nesting limit of '8'": the topmost are at 0.
  'steps around it': 8,
  'characters in its name': 80,
  'characters in its description': 256,
  'characters in one expression': 8192,
};

/** From which number to which; the wider one. */
const ranges = {
  'runtimeConfiguration.concurrency.repetitions': [1, 50],
  'runtimeConfiguration.concurrency.runs': [1, 100],
  'retryPolicy.count': [1, 90],
} as const;

/** The shortest and the longest time between two tries, in seconds. */
const [leastDelay, mostDelay] = [5, 86_400];

const retryTypes = ['None', 'Fixed', 'Exponential'];

/** The most of each frequency of a recurrence: 500 days ("The recurrence frequency cannot be greater than '500.00:00:00'"). */
const intervals = {
  Second: 43_200_000,
  Minute: 720_000,
  Hour: 12_000,
  Day: 500,
  Week: 71,
  Month: 16,
  Year: 1,
};

/** Checks that a definition keeps the limits of the service, which refuses to save another. */
export function checkLimits({ triggers, actions, parameters }: FlowDefinition, find: Find): void {
  const inner = listSteps(actions);
  checkCount('', 'actions', inner.length, find);
  checkCount('', 'triggers', Object.keys(triggers).length, find);
  checkCount('', 'parameters', Object.keys(object(parameters)).length, find);
  checkCount('', 'variables', inner.flatMap(([, step]) => declaredVariables(step)).length, find);
  for (const [name, step] of [...Object.entries(triggers), ...inner]) {
    checkCount(name, 'characters in its name', name.length, find);
    checkCount(name, 'characters in its description', text(step.description)?.length ?? 0, find);
    checkCount(name, 'cases', Object.keys(step.cases ?? {}).length, find);
    const { repetitions, runs } = object(object(step.runtimeConfiguration).concurrency);
    checkRange(name, 'runtimeConfiguration.concurrency.repetitions', repetitions, find);
    checkRange(name, 'runtimeConfiguration.concurrency.runs', runs, find);
    checkRetries(name, step, find);
    checkRecurrence(name, step, find);
  }
  checkNesting(actions, 0, find);
}

/** Checks one of the expressions of a step. */
export const checkExpressionLength = (step: string, length: number, find: Find): void =>
  checkCount(step, 'characters in one expression', length, find);

function checkCount(where: string, what: keyof typeof most, count: number, find: Find): void {
  if (count > most[what]) find(where, `it has ${count} ${what}`, `Keep to ${most[what]}, the most that are taken`);
}

function checkRange(where: string, what: keyof typeof ranges, value: unknown, find: Find): void {
  const [from, to] = ranges[what];
  checkNumber(where, what, value, from, to, find);
}

function checkNumber(where: string, what: string, value: unknown, from: number, to: number, find: Find): void {
  if (typeof value === 'number' && !(Number.isInteger(value) && value >= from && value <= to))
    find(where, `${what} is ${value}`, `Take a whole number from ${from} to ${to}`);
}

/** The outermost alone, as the service names it. */
function checkNesting(steps: Steps, level: number, find: Find): void {
  for (const [name, step] of Object.entries(steps)) {
    checkCount(name, 'steps around it', level, find);
    if (level > most['steps around it']) continue;
    for (const group of childrenOf(step)) checkNesting(group, level + 1, find);
  }
}

function checkRetries(where: string, { inputs }: Step, find: Find): void {
  const { type, count, ...policy } = object(object(inputs).retryPolicy);
  checkChoice(where, 'retryPolicy.type', type, retryTypes, find);
  if (text(type)?.toLowerCase() === 'none') return;
  checkRange(where, 'retryPolicy.count', count, find);
  for (const key of ['interval', 'minimumInterval', 'maximumInterval']) {
    const seconds = secondsOf(policy[key]);
    if (seconds !== undefined && (seconds < leastDelay || seconds > mostDelay))
      find(where, `retryPolicy.${key} is ${policy[key]}`, 'Take a time from PT5S to P1D');
  }
}

/** The seconds of a duration such as P1DT2H3M4S; undefined for what is none. */
function secondsOf(duration: unknown): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text(duration) ?? '');
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function checkRecurrence(where: string, { recurrence }: Step, find: Find): void {
  const { frequency, interval } = object(recurrence);
  checkChoice(where, 'recurrence.frequency', frequency, Object.keys(intervals), find);
  for (const [one, longest] of Object.entries(intervals))
    if (isSameName(one, text(frequency))) checkNumber(where, 'recurrence.interval', interval, 1, longest, find);
}
