/** A source of repeatable choices: the same seed and label give the same choices on every machine. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number between two limits, both included. */
  integer(minimum: number, maximum: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; throws when there is none. */
  pick<T>(items: readonly T[]): T;
  /** Some of the items, each at most once, in the order in which they stand. */
  sample<T>(items: readonly T[], count: number): T[];
  /** So many decimal digits, the first of them not 0. */
  digits(count: number): string;
  /** A UUID as CQC uses for report links. */
  uuid(): string;
  /** An independent stream for one purpose, so that a choice added elsewhere does not move these. */
  fork(label: string): Random;
}

/**
 * Makes a seeded random source (mulberry32, seeded through an FNV-1a hash of seed and label).
 * `Math.random` cannot be seeded, and the fixtures have to come out identical byte for byte.
 */
export function createRandom(seed: number, label = ''): Random {
  let state = hash(`${seed}:${label}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('Nothing to pick from. Pass at least one item.');
    return items[integer(0, items.length - 1)] as T;
  };
  const hex = (count: number): string => Array.from({ length: count }, () => integer(0, 15).toString(16)).join('');
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    sample: (items, count) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, items.length)) chosen.add(integer(0, items.length - 1));
      return items.filter((_, index) => chosen.has(index));
    },
    digits: (count) => {
      let digits = String(integer(1, 9));
      while (digits.length < count) digits += integer(0, 9);
      return digits;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
    fork: (child) => createRandom(seed, `${label}/${child}`),
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
