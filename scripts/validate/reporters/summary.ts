import { counted, countOf } from '../../lib/findings.ts';
import type { Terminal } from '../../lib/terminal.ts';
import type { Report } from '../check-connector.ts';
import type { Totals } from '../totals.ts';

/** One line that says how a connector came out. */
export function summarize({ definition, operations, findings, isUnchecked, uncompiled }: Report): string {
  if (isUnchecked === true) return `${definition}: not checked`;
  const parts = [counted(operations, 'operation'), counted(countOf(findings, 'error'), 'error')];
  parts.push(counted(countOf(findings, 'warning'), 'warning'));
  const advice = countOf(findings, 'advice');
  if (advice > 0) parts.push(counted(advice, 'advice'));
  return `${definition}: ${parts.join(', ')}${uncompiled === undefined ? '' : `; script not compiled: ${uncompiled}`}`;
}

/** One line over several connectors; none for a single one, whose own line says it. */
export function printTotals({ connectors, errors, warnings }: Totals, terminal: Terminal): void {
  if (connectors > 1)
    terminal.print(`${connectors} connectors, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
}
