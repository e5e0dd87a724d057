import type { Change } from '../cqc-api/changes.ts';
import { scatter } from './numbers.ts';
import type { Population } from './population.ts';
import { shares } from './shares.ts';

const dayS = 86_400;
const [forWho, forWhen] = [41, 42];

/**
 * A change log in the order of time: so many organisations a day as change in the live register, for its size.
 * @param now milliseconds since the epoch; the newest change is at this second.
 */
export function createEvents({ seed, locations, providers }: Population, now: number): Change[] {
  const draw = (
    organisationType: Change['organisationType'],
    { count, idOf }: { count: number; idOf(number: number): string },
    perDay: number,
    salt: number,
  ) =>
    Array.from({ length: Math.ceil(perDay * shares.changeDays) }, (_none, index) => ({
      organisationType,
      organisationId: idOf(scatter(seed, index, forWho + salt) % count),
      secondsAgo: scatter(seed, index, forWhen + salt) % (shares.changeDays * dayS),
    }));
  const { changesPerDay } = shares;
  const drawn = [
    ...draw('location', locations, (changesPerDay.locations * locations.count) / shares.locations, 0),
    ...draw('provider', providers, (changesPerDay.providers * providers.count) / shares.providers, 50),
  ].sort((a, b) => b.secondsAgo - a.secondsAgo);
  const end = Math.floor(now / 1000) + (drawn.at(-1)?.secondsAgo ?? 0);
  return drawn.map(({ secondsAgo, ...change }) => ({
    ...change,
    changedAt: new Date((end - secondsAgo) * 1000).toISOString().replace('.000Z', 'Z'),
  }));
}
