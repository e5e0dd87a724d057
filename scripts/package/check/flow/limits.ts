import { isObject, type JsonObject, list, object, show, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { childrenOf, type FlowDefinition, isOfType, listSteps, type Step, type Steps } from '../../flow.ts';
import type { Find } from '../package-finding.ts';
import { checkChoice, checkRequired } from './choices.ts';
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
  // "InvalidPaginationPolicy … exceeds the maximum allowed": 5,000 with some plans, this with all others.
  'runtimeConfiguration.paginationPolicy.minimumItemCount': [1, 100_000],
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

/**
 * The frequencies that each part of a schedule is for. "The recurrence schedule of trigger … has an invalid recurrence frequency
 * 'Hour'", "could not have 'WeekDays' for recurrence frequency …" (github tomdam/flowforger, structure.ts, measured).
 */
const schedules = {
  minutes: ['Day', 'Week', 'Month'],
  hours: ['Day', 'Week', 'Month'],
  weekDays: ['Week'],
  monthDays: ['Month'],
};

/** Between which numbers the times of a schedule are ("Recurrence trigger", Microsoft Learn); a text may hold one. */
const timeRanges = { minutes: [0, 59], hours: [0, 23], monthDays: [-31, 31] } as const;

const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

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
    checkPaging(name, step, find);
    checkRetries(name, step, find);
    checkDuration(name, 'limit.timeout', object(step.limit).timeout, find);
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

function checkPaging(where: string, { runtimeConfiguration }: Step, find: Find): void {
  const { paginationPolicy } = object(runtimeConfiguration);
  if (!isObject(paginationPolicy)) return;
  const { minimumItemCount } = paginationPolicy;
  const what = 'runtimeConfiguration.paginationPolicy.minimumItemCount';
  checkRequired(where, what, minimumItemCount ?? undefined, find);
  checkRange(where, what, minimumItemCount, find);
}

function checkRetries(where: string, step: Step, find: Find): void {
  if (isOfType(step, 'Compose')) return; // its inputs are the maker's own
  const { retryPolicy = null } = object(step.inputs);
  // "has a retryPolicy that is not an object" (github tomdam/flowforger, structure.ts)
  if (retryPolicy !== null && !isObject(retryPolicy) && !text(retryPolicy)?.includes('@'))
    find(where, `retryPolicy is ${show(retryPolicy)}, which is no object`, 'Write one such as {"type": "none"}');
  // An empty one stands in Microsoft's reference, in the example of HttpWebhook.
  if (!isObject(retryPolicy) || Object.keys(retryPolicy).length === 0) return;
  const { type, count, ...policy } = retryPolicy;
  checkRequired(where, 'retryPolicy.type', type, find);
  checkChoice(where, 'retryPolicy.type', type, retryTypes, find);
  if (text(type)?.toLowerCase() === 'none') return;
  checkRange(where, 'retryPolicy.count', count, find);
  for (const key of ['interval', 'minimumInterval', 'maximumInterval']) {
    const seconds = checkDuration(where, `retryPolicy.${key}`, policy[key], find);
    if (seconds !== undefined && (seconds < leastDelay || seconds > mostDelay))
      find(where, `retryPolicy.${key} is ${policy[key]}`, 'Take a time from PT5S to P1D');
  }
}

/** Reports what is no duration, which nobody is known to refuse; gives the seconds of one. An expression says nothing. */
function checkDuration(where: string, what: string, value: unknown, find: Find): number | undefined {
  if (value === undefined || value === null || text(value)?.includes('@')) return undefined;
  const seconds = secondsOf(show(value));
  if (seconds === undefined)
    find(where, `${what} is "${show(value)}", which is no duration`, 'Write one such as PT20S, PT1H or P1D', 'warning');
  return seconds;
}

/** Years, months, weeks, days, hours, minutes and seconds. */
const unitSeconds = [31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1];

/** The seconds of a duration such as P1DT2H3M4S (ISO 8601); undefined for what is none. */
function secondsOf(duration: string): number | undefined {
  const parts =
    /^P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(
      duration,
    );
  return parts?.slice(1).reduce((sum, part, index) => sum + Number(part ?? 0) * (unitSeconds[index] ?? 0), 0);
}

function checkRecurrence(where: string, step: Step, find: Find): void {
  if (isOfType(step, 'Recurrence')) checkRequired(where, 'recurrence', step.recurrence, find);
  const recurrence: unknown = step.recurrence;
  if (!isObject(recurrence)) return;
  const { frequency, interval, startTime, schedule } = recurrence;
  checkRequired(where, 'recurrence.frequency', frequency, find);
  checkRequired(where, 'recurrence.interval', interval, find);
  checkChoice(where, 'recurrence.frequency', frequency, Object.keys(intervals), find);
  const start = text(startTime) ?? '';
  if (start !== '' && !start.includes('@') && Number.isNaN(Date.parse(start)))
    find(
      where,
      `recurrence.startTime is "${start}", which is no time`,
      'Write one such as 2026-01-31T08:00:00Z',
      'warning',
    );
  // The names of Windows, which the reference asks for, have no slash.
  const zone = text(recurrence.timeZone) ?? '';
  if (zone.includes('/') && !zone.includes('@'))
    find(
      where,
      `recurrence.timeZone is ${zone}, which is no time zone of Windows`,
      'Write one such as GMT Standard Time, for London, or UTC',
      'warning',
    );
  checkTimes(where, object(schedule), find);
  const known = Object.entries(intervals).find(([one]) => isSameName(one, text(frequency)));
  if (!known) return;
  checkNumber(where, 'recurrence.interval', interval, 1, known[1], find);
  for (const [part, frequencies] of Object.entries(schedules)) {
    const times = object(schedule)[part];
    // An expression may give none.
    if (text(times)?.includes('@') || [times ?? []].flat().length === 0 || frequencies.includes(known[0])) continue;
    find(
      where,
      `recurrence.schedule has ${part}, and the frequency is ${known[0]}`,
      `Take the frequency ${frequencies.join(', ')}, or remove ${part}`,
    );
  }
}

function checkTimes(where: string, schedule: JsonObject, find: Find): void {
  for (const [part, [from, to]] of Object.entries(timeRanges)) {
    for (const time of list(schedule[part])) {
      const isInside = Number.isInteger(Number(time)) && Number(time) >= from && Number(time) <= to;
      if (!isInside && !text(time)?.includes('@'))
        find(where, `recurrence.schedule.${part} has ${show(time)}`, `Take whole numbers from ${from} to ${to}`);
    }
  }
  for (const day of list(schedule.weekDays)) checkChoice(where, 'recurrence.schedule.weekDays', day, weekDays, find);
}
