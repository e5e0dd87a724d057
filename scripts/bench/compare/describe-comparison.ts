import type { Judgement } from './judge-rounds.ts';

/** One figure of both commits, or the reason why there is none. */
export type Comparison = { figure: string } & (Judgement | { missing: string });

/** Words comparisons as a table in Markdown, one line each. */
export function describeComparison(comparisons: Comparison[], oldName: string): string[] {
  const rows = comparisons.map((comparison) => {
    if ('missing' in comparison) return [comparison.figure, '-', '-', '-', '-', `not measured: ${comparison.missing}`];
    const { figure, oldMedian, newMedian, ratio, spread, verdict } = comparison;
    return [figure, oldMedian.toFixed(1), newMedian.toFixed(1), ratio.toFixed(2), spread.toFixed(2), verdict];
  });
  const header = ['figure', `${oldName}, median`, 'this checkout, median', 'ratio', 'spread', 'verdict'];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
