import { compareTexts } from '../lib/compare-texts.ts';
import { counted, countOf, wordFinding, wordMessage } from '../lib/findings.ts';
import { rules } from '../rules/index.ts';
import { severityOf } from '../rules/rule.ts';
import type { Report } from './check-connector.ts';
import { totalsOf } from './validate-paths.ts';

/** Lines for each of the two streams. */
interface Printed {
  out: string[];
  err: string[];
}

/** Findings line by line for stderr, one summary line for each connector for stdout. */
export function printText(reports: readonly Report[]): Printed {
  const lines = reports.flatMap((report) => report.findings.map(wordFinding));
  const summaries = reports.map(summarize);
  if (reports.length > 1) {
    const { errors, warnings } = totalsOf(reports);
    summaries.push(`${reports.length} connectors, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
  }
  return { out: summaries, err: lines };
}

function summarize({ definition, operations, findings, isUnchecked }: Report): string {
  if (isUnchecked === true) return `${definition}: not checked`;
  const parts = [counted(operations, 'operation'), counted(countOf(findings, 'error'), 'error')];
  parts.push(counted(countOf(findings, 'warning'), 'warning'));
  const advice = countOf(findings, 'advice');
  if (advice > 0) parts.push(counted(advice, 'advice'));
  return `${definition}: ${parts.join(', ')}`;
}

/** Everything as one JSON document on stdout. */
export function printJson(reports: readonly Report[]): Printed {
  const connectors = reports.map(({ findings, accepted, defect: _defect, ...report }) => ({
    ...report,
    findings: findings.map((finding) => ({ ...finding, message: wordMessage(finding) })),
    accepted: accepted.map((finding) => ({ ...finding, message: wordMessage(finding) })),
  }));
  return { out: JSON.stringify({ totals: totalsOf(reports), connectors }, null, 2).split('\n'), err: [] };
}

/** A Markdown table: each rule that fires, and on what share of the connectors. */
export function printShares(reports: readonly Report[]): Printed {
  const connectors = new Map<string, number>();
  const findings = new Map<string, number>();
  for (const report of reports) {
    for (const { rule } of report.findings) findings.set(rule, (findings.get(rule) ?? 0) + 1);
    for (const rule of new Set(report.findings.map((finding) => finding.rule))) {
      connectors.set(rule, (connectors.get(rule) ?? 0) + 1);
    }
  }
  const order = ['error', 'warning', 'advice'];
  const rows = rules
    .filter(({ name }) => connectors.has(name))
    .map(({ name, evidence }) => {
      const count = connectors.get(name) ?? 0;
      return {
        name,
        evidence,
        severity: severityOf(evidence),
        count,
        findings: findings.get(name) ?? 0,
        share: (100 * count) / reports.length,
      };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || compareTexts(a.name, b.name),
    );
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${row.severity} | ${row.evidence} | ${row.count} | ${row.share.toFixed(1)} % | ${row.findings} |`,
  );
  return {
    out: ['| rule | severity | evidence | connectors | share | findings |', '|---|---|---|---:|---:|---:|', ...lines],
    err: [],
  };
}
