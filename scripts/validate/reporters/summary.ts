import { counted, countOf } from '../../lib/findings.ts';
import type { Terminal } from '../../lib/terminal.ts';
import type { Report } from '../check-connector.ts';
import type { Totals } from '../totals.ts';

/** One line that says how a connector came out. */
export function summarize(report: Report): string {
  const { definition, operations, findings, isUnchecked, passedOver = [], uncompiled } = report;
  if (isUnchecked === true) return `${definition}: not checked`;
  const parts = [counted(operations, 'operation'), counted(countOf(findings, 'error'), 'error')];
  parts.push(counted(countOf(findings, 'warning'), 'warning'));
  const advice = countOf(findings, 'advice');
  if (advice > 0) parts.push(counted(advice, 'advice'));
  const others = passedOver.length > 0 ? `; not checked beside it: ${passedOver.join(', ')}` : '';
  const script = uncompiled === undefined ? '' : `; script not compiled: ${uncompiled}`;
  return `${definition}: ${parts.join(', ')}${others}${script}`;
}

/** One line over several connectors; none for a single one, whose own line says it. */
export function printTotals({ connectors, errors, warnings }: Totals, terminal: Terminal): void {
  if (connectors > 1)
    terminal.print(`${connectors} connectors, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
}
