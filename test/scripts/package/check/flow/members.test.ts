import { expect, it } from 'vitest';
import { checkMembers } from '../../../../../scripts/package/check/flow/members.ts';
import { sentencesOf } from '../places.ts';

const say = (definition: object, trigger: object = {}) =>
  sentencesOf((find) =>
    checkMembers({ triggers: { T: { type: 'Recurrence', ...trigger } }, actions: {}, ...definition }, find),
  );
const recurrence = { frequency: 'Week', interval: 1 };

it.each<[string, object, object?]>([
  ['what the language lists', { $schema: '', contentVersion: '', parameters: {}, outputs: {}, staticResults: {} }],
  ['what people note', { description: 'a', metadata: {} }],
  ['other capitals', { ContentVersion: '' }, { recurrence: { Frequency: 'Day', Interval: 1, timezone: 'UTC' } }],
  ['a whole recurrence', {}, { recurrence: { ...recurrence, startTime: '', endTime: '', count: 1, schedule: {} } }],
  ['a whole schedule', {}, { recurrence: { schedule: { minutes: [], hours: [], weekDays: [], monthDays: [] } } }],
  ['an expression as recurrence', {}, { recurrence: '@null' }],
  ['what is not known of triggers', {}, { evaluatedRecurrence: recurrence, correlation: {}, other: 1 }],
])('a definition may hold %s', (_, definition, trigger) => {
  expect(say(definition, trigger)).toEqual([]);
});

it.each<[string, object, object, string[]]>([
  [
    'variables',
    { variables: {} },
    {},
    [
      ' | a definition has no variables | Remove it: it may have $schema, contentVersion, parameters, triggers, actions, outputs, staticResults, description, metadata',
    ],
  ],
  [
    'a time zone beside its recurrence',
    {},
    { timeZone: 'UTC' },
    ['T | a trigger has no timeZone | Put it into recurrence'],
  ],
  ['hours of a trigger', {}, { hours: [] }, ['T | a trigger has no hours | Put it into recurrence.schedule']],
  [
    'days of a recurrence',
    {},
    { recurrence: { ...recurrence, weekDays: [] } },
    ['T | recurrence has no weekDays | Put it into recurrence.schedule'],
  ],
  [
    'a time zone of a schedule',
    {},
    { recurrence: { ...recurrence, schedule: { timeZone: 'UTC' } } },
    ['T | recurrence.schedule has no timeZone | Put it into recurrence'],
  ],
  [
    'a misspelt one',
    {},
    { recurrence: { ...recurrence, schedule: { hour: [1] } } },
    [
      'T | recurrence.schedule has no hour | It may have minutes, hours, weekDays, monthDays, monthlyOccurrences. Did you mean "hours"?',
    ],
  ],
])('says so: %s', (_, definition, trigger, sentences) => {
  expect(say(definition, trigger)).toEqual(sentences);
});
