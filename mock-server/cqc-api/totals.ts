import { listPositions, type PositionSet } from './position-sets.ts';

/** A filter of few values of which a position has at most one. */
export interface Coded {
  name: string;
  /** The number of the value at each position and one more, or 0. */
  codes: Uint8Array;
  /** How many codes there are. */
  size: number;
}

/** More values are seldom found at so many positions that to count them takes long. */
const mostValues = 12;
const largestTable = 2 ** 16;
const mostTables = 64;
/** To add up more numbers takes as long as to count positions. */
const mostSummands = 500;

/**
 * Numbers the values of a filter at each position.
 * @param sets where each value stands.
 * @returns nothing for many values, and where two stand at one position.
 */
export function createCoded(name: string, sets: readonly PositionSet[], count: number): Coded | undefined {
  if (sets.length > mostValues) return undefined;
  const codes = new Uint8Array(count);
  for (const [number, set] of sets.entries()) {
    for (const position of listPositions(set)) {
      if (codes[position] !== 0) return undefined;
      codes[position] = number + 1;
    }
  }
  return { name, codes, size: sets.length + 1 };
}

/** Values of a filter by their numbers, none of them twice. */
export interface Choice {
  filter: Coded;
  numbers: readonly number[];
}

/** Gives at how many positions each of some filters has one of the values chosen, or nothing where to count is faster. */
export type CountTogether = (choices: readonly Choice[]) => number | undefined;

/**
 * Makes what knows how many positions have any values of several filters: how often each combination of their values comes is
 * counted when the filters are first asked for together ("data cube"), and added up from then on.
 */
export function createTotals(count: number): CountTogether {
  const tables = new Map<string, Uint32Array>();
  const tableOf = (choices: readonly Choice[], length: number): Uint32Array => {
    const key = choices.map(({ filter }) => filter.name).join();
    const known = tables.get(key);
    if (known) return known;
    const table = countCombinations(choices, length, count);
    if (tables.size === mostTables) tables.clear();
    tables.set(key, table);
    return table;
  };
  return (choices) => {
    let [length, summands] = [1, 1];
    for (const { filter, numbers } of choices) {
      length *= filter.size;
      summands *= numbers.length;
    }
    if (length > largestTable || summands > mostSummands) return undefined;
    return addUp(tableOf(choices, length), choices, 0, 0);
  };
}

function countCombinations(choices: readonly Choice[], length: number, count: number): Uint32Array {
  const table = new Uint32Array(length);
  const places = new Uint32Array(count);
  for (const {
    filter: { codes, size },
  } of choices) {
    for (let position = 0; position < count; position++) {
      places[position] = (places[position] as number) * size + (codes[position] as number);
    }
  }
  for (const place of places) table[place] = (table[place] as number) + 1;
  return table;
}

function addUp(table: Uint32Array, choices: readonly Choice[], depth: number, place: number): number {
  const choice = choices[depth];
  if (!choice) return table[place] as number;
  let total = 0;
  for (const number of choice.numbers) {
    total += addUp(table, choices, depth + 1, place * choice.filter.size + number + 1);
  }
  return total;
}
