import type { Location, Provider } from '../cqc-api/filters.ts';
import type { Group, Kinds, Status } from './kinds.ts';
import { createLottery, type Rearrangement, rearrange, scatter } from './numbers.ts';
import { shares } from './shares.ts';

/**
 * Who is there: organisations are numbers here, the locations of a provider one after another. Of each provider only the number
 * of its first location is kept; the rest follows from seed and number.
 */
export interface Population {
  seed: number;
  locations: Numbered<Location>;
  providers: Numbered<Provider>;
  providerOf(location: number): number;
  /** The numbers of a provider's locations: the first, and how many. */
  locationsOf(provider: number): { first: number; count: number };
}

/** Organisations of one kind by number, and their ids, whose order differs. */
export interface Numbered<T> {
  count: number;
  /** The body of the fixtures that it is written after. */
  modelOf(number: number): T;
  idOf(number: number): string;
  /** Nothing for an id that nobody has. */
  numberOf(id: string): number | undefined;
  /** The number at a position in the order of ids. */
  numberAt(position: number): number;
  positionOf(number: number): number;
}

/** What numbers are drawn for. */
const [forGroup, forStatus, forModel, forSize, forId] = [1, 2, 3, 4, 5];

/** Makes a population of a size; there are as many locations for a provider as in the live register. */
export function createPopulation(kinds: Kinds, seed: number, locationCount: number): Population {
  const providerCount = Math.max(1, Math.round((locationCount * shares.providers) / shares.locations));
  const firsts = shareOut(seed, locationCount, providerCount);
  const owners = new Uint32Array(locationCount);
  for (let provider = 0; provider < providerCount; provider++) {
    owners.fill(provider, firsts[provider], firsts[provider + 1]);
  }
  const providerOf = (location: number) => owners[location] as number;
  const groups = createLottery(kinds.groups, ({ name }) => shares.groups[name] ?? 0);
  const groupOf = (provider: number): Group => groups.draw(scatter(seed, provider, forGroup));
  const chance = (number: number, purpose: number) => scatter(seed, number, purpose) / 2 ** 32;
  const statusOf = (provider: number): Status =>
    chance(provider, forStatus) < shares.deregisteredProviders ? 'Deregistered' : 'Registered';

  return {
    seed,
    providerOf,
    locationsOf(provider) {
      const first = firsts[provider] as number;
      return { first, count: (firsts[provider + 1] as number) - first };
    },
    providers: {
      ...numberIds(seed, providerCount, 1),
      modelOf: (provider) => groupOf(provider).providers[statusOf(provider)].draw(scatter(seed, provider, forModel)),
    },
    locations: {
      ...numberIds(seed, locationCount, 0),
      modelOf(location) {
        const provider = providerOf(location);
        const isGivenUp =
          statusOf(provider) === 'Deregistered' || chance(location, forStatus + 100) < shares.deregisteredLocations;
        return groupOf(provider).locations[isGivenUp ? 'Deregistered' : 'Registered'].draw(
          scatter(seed, location, forModel + 100),
        );
      },
    },
  };
}

/** The number of each provider's first location, and the count of all behind them. Each has one at least. */
function shareOut(seed: number, locationCount: number, providerCount: number): Uint32Array {
  const classes = createLottery(shares.sizes, ([, weight]) => weight);
  const sizes = Uint32Array.from({ length: providerCount }, (_none, provider) => {
    const bits = scatter(seed, provider, forSize);
    const [most] = classes.draw(bits);
    return 1 + (scatter(seed, bits, forSize) % most);
  });
  let over = sizes.reduce((total, size) => total + size, 0) - locationCount;
  // What is too much or too little is taken from, or given to, one provider after another.
  for (let provider = 0; over !== 0; provider = (provider + 1) % providerCount) {
    const size = sizes[provider] as number;
    if (over > 0 && size > 1) {
      sizes[provider] = size - 1;
      over -= 1;
    } else if (over < 0 && size > 1) {
      sizes[provider] = size + 1;
      over += 1;
    } else if (over < 0 && sizes.every((each) => each === 1)) {
      sizes[provider] = 2;
      over += 1;
    }
  }
  const firsts = new Uint32Array(providerCount + 1);
  sizes.forEach((size, provider) => {
    firsts[provider + 1] = (firsts[provider] as number) + size;
  });
  return firsts;
}

/** Numbers of eleven digits, as live ids have; so their order as texts is that of the numbers. */
const [lowest, highest] = [10_000_000_000, 99_999_999_999];
export const idLength = `1-${lowest}`.length;

/**
 * Ids such as `1-10000302982`, at uneven distances, from which the number is worked out again.
 * @param parity 0 or 1: no two kinds of organisations share an id.
 */
function numberIds(seed: number, count: number, parity: number): Omit<Numbered<never>, 'modelOf'> {
  const order: Rearrangement = rearrange(count);
  const distance = 2 * Math.floor((highest - lowest) / 2 / count);
  const idAt = (position: number) =>
    `1-${lowest + position * distance + 2 * (scatter(seed, position, forId + parity) % (distance / 2)) + parity}`;
  return {
    count,
    numberAt: order.from,
    positionOf: order.to,
    idOf: (number) => idAt(order.to(number)),
    numberOf(id) {
      if (!/^1-\d{11}$/.test(id)) return undefined;
      const position = Math.floor((Number(id.slice(2)) - lowest) / distance);
      return position >= 0 && position < count && idAt(position) === id ? order.from(position) : undefined;
    },
  };
}
