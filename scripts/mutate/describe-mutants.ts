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

/** Words a list of mutants that no test noticed: the place, the line as it is, and what was put there. */
export function describeSurvivors(survivors: Mutant[]): string {
  return survivors
    .map(({ file, lineNumber, line, mutator, replacement, status }) => {
      const reached = status === 'NoCoverage' ? ', which no test reaches' : '';
      return `${file}:${lineNumber} ${mutator}${reached}\n  - ${line}\n  + ${replacement.replaceAll('\n', '\n    ')}\n`;
    })
    .join('');
}
