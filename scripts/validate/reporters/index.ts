import { reportJson } from './json.ts';
import { reportLines } from './lines.ts';
import type { MakeReporter } from './reporter.ts';
import { reportTable } from './table.ts';

/** The formats that hold every finding, whatever `--level` says; `text` is the one for people. */
export const machineReporters = {
  lines: reportLines,
  json: reportJson,
  table: reportTable,
} satisfies Record<string, MakeReporter>;

export const machineFormats = Object.keys(machineReporters) as (keyof typeof machineReporters)[];
