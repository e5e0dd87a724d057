import type { MakeReporter } from './reporter.ts';

/** The formats that hold every finding, whatever `--level` says, each loaded when it is asked for; `text` is the one for people. */
export const machineReporters = {
  lines: async () => (await import('./lines.ts')).reportLines,
  json: async () => (await import('./json.ts')).reportJson,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  junit: async () => (await import('./junit.ts')).reportJunit,
  github: async () => (await import('./build-commands.ts')).reportGithub,
  azure: async () => (await import('./build-commands.ts')).reportAzure,
  table: async () => (await import('./table.ts')).reportTable,
} satisfies Record<string, () => Promise<MakeReporter>>;

export const machineFormats = Object.keys(machineReporters) as (keyof typeof machineReporters)[];
