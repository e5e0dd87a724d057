import { compareTexts } from '../lib/compare-texts.ts';
import { addDays } from './dates.ts';
import type { Random } from './random.ts';

/** One entry of the change log: an organisation's data was taken over at this moment. */
export interface ChangeEvent {
  organisationType: 'location' | 'provider';
  organisationId: string;
  changedAt: string;
}

/** The first day of the change log; it covers 30 days. */
const firstDay = '2026-10-01';
const days = 30;

// Ids that have no document: the live log names such organisations too, and their details answer 404.
const missing: ChangeEvent[] = [
  { organisationType: 'location', organisationId: '1-10099900001', changedAt: '2026-10-01T02:14:09Z' },
  { organisationType: 'location', organisationId: '1-999000017', changedAt: '2026-10-06T17:40:51Z' },
  { organisationType: 'location', organisationId: '1-9990004402', changedAt: '2026-10-13T05:05:05Z' },
  { organisationType: 'location', organisationId: '1-99900100233', changedAt: '2026-10-13T05:05:06Z' },
  { organisationType: 'location', organisationId: 'R9Z99', changedAt: '2026-10-27T22:31:44Z' },
  { organisationType: 'provider', organisationId: '1-10099900042', changedAt: '2026-10-02T09:27:30Z' },
  { organisationType: 'provider', organisationId: '1-999000903', changedAt: '2026-10-19T13:52:18Z' },
  { organisationType: 'provider', organisationId: 'R9Z', changedAt: '2026-10-24T00:00:00Z' },
];

// Moments at which windows meet: the start of a window belongs to it, its end does not.
const boundaries = ['2026-10-01', '2026-10-02', '2026-10-08', '2026-10-15', '2026-10-22', '2026-10-30'];

/** Invents a change log: about 360 events in 30 days, some organisations several times, others never. */
export function createChanges(random: Random, locationIds: readonly string[], providerIds: readonly string[]) {
  // The live log writes an id in lower case at times, and answers 400 when it is asked for it like that.
  const inLowerCase: ChangeEvent[] = [
    { organisationType: 'location', organisationId: lowerCase(locationIds), changedAt: '2026-10-09T03:08:21Z' },
    { organisationType: 'provider', organisationId: lowerCase(providerIds), changedAt: '2026-10-21T04:12:47Z' },
  ];
  const events: ChangeEvent[] = [...missing, ...inLowerCase];
  for (const day of boundaries) {
    const changedAt = `${day}T00:00:00Z`;
    events.push({ organisationType: 'location', organisationId: random.pick(locationIds), changedAt });
    events.push({ organisationType: 'provider', organisationId: random.pick(providerIds), changedAt });
  }
  // A few organisations change again and again; the others are drawn evenly.
  const busy = random.sample(locationIds, 8);
  while (events.length < 360) {
    const isLocation = random.chance(0.7);
    const ids = isLocation ? (random.chance(0.2) ? busy : locationIds) : providerIds;
    events.push({
      organisationType: isLocation ? 'location' : 'provider',
      organisationId: random.pick(ids),
      changedAt: `${addDays(firstDay, random.integer(0, days - 1))}T${timeOfDay(random)}Z`,
    });
  }
  const sortKey = (event: ChangeEvent) => `${event.changedAt} ${event.organisationType} ${event.organisationId}`;
  return { events: events.toSorted((one, other) => compareTexts(sortKey(one), sortKey(other))) };
}

/** The first id that has letters. */
const lowerCase = (ids: readonly string[]): string => (ids.find((id) => /[A-Z]/.test(id)) ?? '').toLowerCase();

// Half of the changes come with the nightly refresh.
function timeOfDay(random: Random): string {
  const hour = random.chance(0.5) ? random.integer(2, 4) : random.integer(0, 23);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`;
}
