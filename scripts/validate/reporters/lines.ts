import { wordFinding } from '../../lib/findings.ts';
import type { MakeReporter } from './reporter.ts';
import { printTotals, summarize } from './summary.ts';

/** `file:line:column severity rule pointer: message` for editors and scripts, a line for each finding. */
export const reportLines: MakeReporter = (terminal) => ({
  add(report) {
    terminal.printError(report.findings.map(wordFinding));
    terminal.print(summarize(report));
  },
  end: (totals) => printTotals(totals, terminal),
});
