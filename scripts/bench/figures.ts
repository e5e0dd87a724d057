/** One figure of a benchmark, as docs/performance.md shows it. */
export interface Figure {
  name: string;
  /** With its unit, or as a multiple of a baseline of the same run. */
  measured: string;
  /** What is promised; nothing for a figure that is only noted. */
  bound: string;
  isMet: boolean;
}

/** What a benchmark tells. */
export interface BenchResult {
  /** Lines to print: the figures and what they are made of. */
  lines: string[];
  /** A bound is broken. */
  failed: boolean;
  figures: Figure[];
}

/** A figure that may be so large at most. */
export function judge(name: string, value: number, most: number, unit: string, digits = 0): Figure {
  return {
    name,
    measured: `${value.toFixed(digits)} ${unit}`,
    bound: `at most ${most}`,
    isMet: value <= most,
  };
}

/** A figure that must be so large at least. */
export function judgeLeast(name: string, value: number, least: number, unit: string): Figure {
  return { name, measured: `${value.toFixed(0)} ${unit}`, bound: `at least ${least}`, isMet: value >= least };
}

/** A figure as a multiple of its baseline. */
export const judgeRatio = (name: string, ratio: number, most: number): Figure => judge(name, ratio, most, 'times', 2);

/** A figure without a bound. */
export const note = (name: string, measured: string): Figure => ({ name, measured, bound: '', isMet: true });

/** Words a figure as a line to print. */
export const describeFigure = ({ name, measured, bound }: Figure): string =>
  `${name}: ${measured}${bound && ` (${bound})`}`;

/** The result of a benchmark that prints its figures, and what they are made of. */
export const resultOf = (figures: Figure[], details: string[] = []): BenchResult => ({
  lines: [...figures.map(describeFigure), ...details],
  failed: figures.some(({ isMet }) => !isMet),
  figures,
});
