import type { Severity } from '../lib/findings.ts';
import type { Report } from './check-connector.ts';

/** What stands at the end of a run: counts, whatever the number of connectors. */
export interface Totals extends Record<'errors' | 'warnings' | 'advice', number> {
  connectors: number;
  /** Connectors that could not be checked. */
  unchecked: number;
}

const keys = { error: 'errors', warning: 'warnings', advice: 'advice' } as const satisfies Record<Severity, string>;

/** No connector yet. */
export function noTotals(): Totals {
  return { connectors: 0, unchecked: 0, errors: 0, warnings: 0, advice: 0 };
}

/** Counts one more connector. */
export function addToTotals(totals: Totals, { findings, isUnchecked }: Report): void {
  totals.connectors++;
  if (isUnchecked === true) totals.unchecked++;
  for (const { severity } of findings) totals[keys[severity]]++;
}
