import type { MutantCount } from './count-mutants.ts';
import type { Mutant } from './run-stryker.ts';

/** Words a table of folders, one line each, in Markdown. */
export function describeCounts(rows: { name: string; count: MutantCount }[]): string[] {
  const lines = rows.map(({ name, count }) => {
    const { total, mutants, killed, survived, noCoverage, timeouts, equal, score, interval } = count;
    const bounds = mutants < total ? `${interval.low.toFixed(1)} to ${interval.high.toFixed(1)} %` : 'exact';
    return `| ${name} | ${total} | ${mutants} | ${killed} | ${survived} | ${noCoverage} | ${timeouts} | ${equal} | ${score.toFixed(1)} % | ${bounds} |`;
  });
  return [
    '| folder | mutants | tried | killed | survived | no coverage | timeouts | equal in meaning | score | 95 % interval |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ];
}

/** What is said of a mutant behind its place. */
const remarks: Partial<Record<Mutant['status'], string>> = {
  NoCoverage: ', which no test reaches',
  Timeout:
    ', which counts as noticed because its tests ran out of time: look whether it can loop, or the machine was busy',
};

/** Words a list of mutants: the place, the line as it is, and what was put there. */
export function describeMutants(mutants: Mutant[]): string {
  return mutants
    .map(({ file, lineNumber, line, mutator, replacement, status }) => {
      const remark = remarks[status] ?? '';
      return `${file}:${lineNumber} ${mutator}${remark}\n  - ${line}\n  + ${replacement.replaceAll('\n', '\n    ')}\n`;
    })
    .join('');
}
