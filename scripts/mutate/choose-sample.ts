import { createHash } from 'node:crypto';

/** How many mutants to try, and what decides which: the same seed chooses the same ones from the same code. */
export interface Sample {
  size: number;
  seed: number;
}

/** What tells mutants of a folder from each other, in Stryker's words; lines and columns count from 0. */
export interface Place {
  fileName: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
  mutatorName: string;
  replacement: string;
}

/**
 * Chooses mutants so that each has the same chance, whatever its size, its kind and the order of the list: each gets a
 * number from the seed and its place, and the lowest are taken.
 * @returns `size` of them, or all where there are fewer.
 */
export function chooseSample<T extends Place>(mutants: T[], { size, seed }: Sample): T[] {
  return mutants
    .map((mutant) => ({ mutant, lot: drawLot(seed, mutant) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ mutant }) => mutant);
}

function drawLot(seed: number, { fileName, location, mutatorName, replacement }: Place): string {
  const { start, end } = location;
  const place = [seed, fileName, start.line, start.column, end.line, end.column, mutatorName, replacement];
  return createHash('sha256').update(JSON.stringify(place)).digest('hex');
}
