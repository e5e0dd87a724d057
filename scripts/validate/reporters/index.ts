import { reportAzure, reportGithub } from './build-commands.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import { reportLines } from './lines.ts';
import type { MakeReporter } from './reporter.ts';
import { reportSarif } from './sarif.ts';
import { reportTable } from './table.ts';

/** The formats that hold every finding, whatever `--level` says; `text` is the one for people. */
export const machineReporters = {
  lines: reportLines,
  json: reportJson,
  sarif: reportSarif,
  junit: reportJunit,
  github: reportGithub,
  azure: reportAzure,
  table: reportTable,
} satisfies Record<string, MakeReporter>;

export const machineFormats = Object.keys(machineReporters) as (keyof typeof machineReporters)[];
