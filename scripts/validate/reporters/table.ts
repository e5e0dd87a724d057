import { ruleNamed } from '../../rules/index.ts';
import type { MakeReporter } from './reporter.ts';
import { createRuleCounts } from './rule-counts.ts';

/** A Markdown table: each rule that fires, and on what share of the connectors. */
export const reportTable: MakeReporter = (terminal) => {
  const counts = createRuleCounts();
  return {
    add: ({ findings }) => counts.add(findings),
    end(totals) {
      const rows = counts.list().map(({ name, severity, connectors, findings }) => {
        const share = ((100 * connectors) / totals.connectors).toFixed(1);
        return `| ${name} | ${severity} | ${ruleNamed(name).evidence} | ${connectors} | ${share} % | ${findings} |`;
      });
      terminal.print([
        '| rule | severity | evidence | connectors | share | findings |',
        '|---|---|---|---:|---:|---:|',
        ...rows,
      ]);
    },
  };
};
