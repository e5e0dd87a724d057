import type { Terminal } from '../../lib/terminal.ts';
import type { Report } from '../check-connector.ts';
import type { Totals } from '../totals.ts';

/** Prints reports one at a time, so that nothing of a connector is kept once it is said. */
export interface Reporter {
  /** Prints what was found in one connector. */
  add(report: Report): void;
  /** Prints what only the end knows. */
  end(totals: Totals): void;
}

/** Makes a reporter that prints to a terminal. */
export type MakeReporter = (terminal: Terminal) => Reporter;
