/** Rounds of each commit that it takes to judge a figure. */
export const leastRounds = 15;

/** What the rounds of one figure say of two commits. Smaller is better. */
export interface Judgement {
  oldMedian: number;
  newMedian: number;
  /** The new median as a multiple of the old one. */
  ratio: number;
  /** The width of the middle half of the rounds, of the commit whose rounds differ more, as a part of the old median. */
  spread: number;
  verdict: 'slower' | 'faster' | 'no difference' | 'too few rounds';
}

/**
 * Compares the rounds of two commits: one is slower than the other when their medians lie further apart than the middle
 * half of the rounds is wide. For rounds that differ by chance alone that width is about three times the error of the
 * difference of two medians of 15, so chance is seldom taken for a difference, and one slow round never is.
 * @param oldRounds positive figures of the old commit, in any unit.
 * @param newRounds figures of the new commit in the same unit.
 */
export function judgeRounds(oldRounds: readonly number[], newRounds: readonly number[]): Judgement {
  const [oldMedian, newMedian] = [quantile(oldRounds, 0.5), quantile(newRounds, 0.5)];
  const width = Math.max(middleHalf(oldRounds), middleHalf(newRounds));
  const judge = (): Judgement['verdict'] => {
    if (Math.min(oldRounds.length, newRounds.length) < leastRounds) return 'too few rounds';
    if (newMedian - oldMedian > width) return 'slower';
    return oldMedian - newMedian > width ? 'faster' : 'no difference';
  };
  return { oldMedian, newMedian, ratio: newMedian / oldMedian, spread: width / oldMedian, verdict: judge() };
}

const middleHalf = (rounds: readonly number[]): number => quantile(rounds, 0.75) - quantile(rounds, 0.25);

/** The value below which a part of the numbers lies; between two of them it is interpolated. */
function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(place));
  return below + (above - below) * (place - Math.floor(place));
}
