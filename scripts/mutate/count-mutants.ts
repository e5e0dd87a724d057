import { estimateScore, type Interval } from './estimate-score.ts';
import type { Mutant } from './run-stryker.ts';

/** A mutant that no test can see, because the changed code means the same. */
export interface EqualMutant {
  file: string;
  /** The line that the mutant begins on, trimmed. */
  line: string;
  /** What Stryker puts there; several mutants of one line have an entry each. */
  replacement: string;
  /** Why nothing changes. */
  reason: string;
}

/** What became of the mutants of a folder. */
export interface MutantCount {
  /** Mutants that there are. */
  total: number;
  /** Those of them that were tried. */
  mutants: number;
  killed: number;
  survived: number;
  /** Mutants that no test reaches. */
  noCoverage: number;
  /** Mutants that made a test run much longer than it did without them, which counts as noticed. */
  timeouts: number;
  /** Mutants that tests cannot see, because they mean the same; they are in no other count but `mutants`. */
  equal: number;
  /** Noticed ones in percent of those that are not equal in meaning. */
  score: number;
  /** What the score of all is, as far as those tried can tell. */
  interval: Interval;
}

/**
 * Counts mutants and lists those that no test noticed, and those that ran out of time, in the order of their places.
 * @param total how many mutants there are, where only a sample of them was tried.
 */
export function countMutants(
  mutants: Mutant[],
  equalMutants: EqualMutant[],
  total = mutants.length,
): { count: MutantCount; survivors: Mutant[]; timedOut: Mutant[] } {
  const unseen = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const survivors = unseen.filter((mutant) => !equalMutants.some((equal) => isSame(equal, mutant)));
  const of = (list: Mutant[], ...statuses: Mutant['status'][]) =>
    list.filter(({ status }) => statuses.includes(status)).length;
  const killed = of(mutants, 'Killed', 'RuntimeError');
  const timedOut = mutants.filter(({ status }) => status === 'Timeout');
  const timeouts = timedOut.length;
  const counted = killed + timeouts + survivors.length;
  return {
    count: {
      total,
      mutants: mutants.length,
      killed,
      survived: of(survivors, 'Survived'),
      noCoverage: of(survivors, 'NoCoverage'),
      timeouts,
      equal: unseen.length - survivors.length,
      score: counted === 0 ? 100 : ((killed + timeouts) / counted) * 100,
      interval: estimateScore(killed + timeouts, counted, total === 0 ? 1 : mutants.length / total),
    },
    survivors: survivors.sort(compareMutants),
    timedOut: timedOut.sort(compareMutants),
  };
}

const compareMutants = (a: Mutant, b: Mutant) => a.file.localeCompare(b.file) || a.lineNumber - b.lineNumber;

/** Entries of the list for these files that fit no mutant, or one that a test notices. */
export function findStaleEntries(mutants: Mutant[], equalMutants: EqualMutant[]): EqualMutant[] {
  const files = new Set(mutants.map(({ file }) => file));
  const unseen = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return equalMutants.filter((equal) => files.has(equal.file) && !unseen.some((mutant) => isSame(equal, mutant)));
}

const isSame = (equal: EqualMutant, { file, line, replacement }: Mutant): boolean =>
  equal.file === file && equal.line === line && equal.replacement === replacement;
