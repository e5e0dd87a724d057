import type { Change } from '../cqc-api/changes.ts';
import { scatter } from './numbers.ts';
import type { Population } from './population.ts';
import { shares } from './shares.ts';

const dayMs = 86_400_000;
/** Where the log ends before it is moved up to the start of the server. */
const end = Date.parse('2026-11-01T00:00:00Z');
const [forWho, forWhen] = [41, 42];

/** A change log in the order of time: so many organisations a day as change in the live register, for its size. */
export function createEvents({ seed, locations, providers }: Population): Change[] {
  const write = (
    organisationType: Change['organisationType'],
    { count, idOf }: { count: number; idOf(number: number): string },
    perDay: number,
    salt: number,
  ): Change[] =>
    Array.from({ length: Math.ceil(perDay * shares.changeDays) }, (_none, index) => {
      const seconds = scatter(seed, index, forWhen + salt) % ((shares.changeDays * dayMs) / 1000);
      return {
        organisationType,
        organisationId: idOf(scatter(seed, index, forWho + salt) % count),
        changedAt: new Date(end - seconds * 1000).toISOString().replace('.000Z', 'Z'),
      };
    });
  const { changesPerDay } = shares;
  return [
    ...write('location', locations, (changesPerDay.locations * locations.count) / shares.locations, 0),
    ...write('provider', providers, (changesPerDay.providers * providers.count) / shares.providers, 50),
  ].sort((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
}
