/** Bounds of a score in percent, which hold 95 times in 100. */
export interface Interval {
  low: number;
  high: number;
}

/** Standard deviations that 95 % of a normal distribution lie within. */
const deviations = 1.96;

/**
 * What a sample says of the score of all mutants: Wilson's interval, which stays below 100 % and is right for small
 * samples too, narrowed by the part of the whole that was tried (https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval).
 * @param noticed mutants of the sample that a test noticed.
 * @param counted mutants of the sample that have a meaning of their own.
 * @param part how much of the whole the sample is, from 0 to 1.
 */
export function estimateScore(noticed: number, counted: number, part: number): Interval {
  if (counted === 0) return part < 1 ? { low: 0, high: 100 } : { low: 100, high: 100 };
  const share = noticed / counted;
  if (part >= 1) return { low: share * 100, high: share * 100 };
  const size = counted / (1 - part);
  const weight = deviations ** 2 / size;
  const centre = (share + weight / 2) / (1 + weight);
  const margin = (deviations / (1 + weight)) * Math.sqrt((share * (1 - share)) / size + (deviations / (2 * size)) ** 2);
  return { low: (centre - margin) * 100, high: (centre + margin) * 100 };
}
