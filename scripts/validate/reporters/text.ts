import { styleText } from 'node:util';
import { counted, plural, type Severity, severities, wordMessage } from '../../lib/findings.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { Paint, Terminal } from '../../lib/terminal.ts';
import type { RuleFinding } from '../accepted-findings.ts';
import type { Reporter } from './reporter.ts';
import { createRuleCounts } from './rule-counts.ts';
import { printTotals, summarize } from './summary.ts';

export interface TextOptions {
  /** The least severity that is shown. */
  level: Severity;
  /** The most findings that are shown; what is counted stays whole. */
  maxFindings: number;
}

/** Findings for people: below the name of their file, the gravest first, and at the end how often each rule was met. */
export function reportText(terminal: Terminal, { level, maxFindings }: TextOptions): Reporter {
  const shown = severities.slice(0, severities.indexOf(level) + 1);
  const rules = createRuleCounts();
  const hidden = new Map<Severity, number>();
  let room = maxFindings;
  let left = 0;
  return {
    add(report) {
      const visible = report.findings.filter(({ severity }) => shown.includes(severity));
      for (const { severity } of report.findings)
        if (!shown.includes(severity)) hidden.set(severity, (hidden.get(severity) ?? 0) + 1);
      rules.add(visible);
      const printed = orderBySeverity(visible).slice(0, room);
      room -= printed.length;
      left += visible.length - printed.length;
      for (const [file, findings] of groupBy(printed, (finding) => finding.file))
        terminal.printError([file, ...findings.map(wordRow)], paintSeverity);
      terminal.print(summarize(report));
    },
    end(totals) {
      const rows = rules.list().map(({ name, severity, findings }) => `  ${pad(severity)} ${findings} ${name}`);
      if (rows.length > 0) terminal.printError(['By rule, which --explain RULE says more of:', ...rows], paintSeverity);
      if (left > 0)
        terminal.printError(`${counted(left, 'more finding')} not shown; --max-findings sets how many are.`);
      const [least] = [...severities].reverse().filter((severity) => hidden.has(severity));
      if (least !== undefined) terminal.printError(`Not shown: ${wordHidden(hidden)}. --level ${least} shows them.`);
      printTotals(totals, terminal);
    },
  };
}

const styles = { error: ['bold', 'red'], warning: ['yellow'], advice: ['cyan'] } as const satisfies Record<
  Severity,
  readonly string[]
>;

/** Colours the severity that a row begins with; what stands after it is left alone. */
export const paintSeverity: Paint = (line) =>
  line.replace(/^ {2}(error|warning|advice)(?= )/, (_row, severity: Severity) => `  ${paintWord(severity)}`);

function paintWord(severity: Severity): string {
  return styles[severity].reduce((text: string, style) => styleText(style, text, { validateStream: false }), severity);
}

const pad = (severity: Severity): string => severity.padEnd(7);

function wordRow(finding: RuleFinding): string {
  const { severity, line, column, rule } = finding;
  return `  ${pad(severity)} ${`${line}:${column}`.padEnd(7)} ${wordMessage(finding)} (${rule})`;
}

/** By severity, and within one as they stand: by file and place. */
function orderBySeverity(findings: RuleFinding[]): RuleFinding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function wordHidden(hidden: ReadonlyMap<Severity, number>): string {
  return [...hidden].map(([severity, count]) => `${count} ${plural(severity, count)}`).join(', ');
}
