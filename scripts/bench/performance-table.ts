import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { writeWhole } from '../lib/write-file.ts';
import type { Figure } from './figures.ts';

/** What a run of one benchmark found, and where and when. */
export interface Measured {
  /** Name of the benchmark. */
  bench: string;
  figures: Figure[];
  machine: string;
  /** The day, as 2026-11-28. */
  date: string;
}

const head = `# Performance

\`npm run bench\` measures and writes this table; what it does not measure stays from the last run. "Times" is always a
multiple of a baseline of the same run: rounds of both in turn, the median of each.

`;
const columns = ['benchmark', 'figure', 'measured', 'bound', 'holds', 'date', 'machine'];

/**
 * Writes what a benchmark found into a page, in the place of what the same benchmark found before.
 * @param text the page so far; empty when there is none.
 */
export function writePerformance(text: string, { bench, figures, machine, date }: Measured): string {
  const cell = (value: string) => value.replaceAll('|', '\\|');
  const row = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const fresh = figures.map(({ name, measured, bound, isMet }) =>
    row([bench, name, measured, bound, bound === '' ? '' : isMet ? 'yes' : 'no', date, machine]),
  );
  const others = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
  const isOwn = (line: string) => line.startsWith(`| ${bench} |`);
  const at = others.findIndex(isOwn);
  const rows = others.filter((line) => !isOwn(line));
  rows.splice(at === -1 ? rows.length : at, 0, ...fresh);
  return `${head}${[row(columns), row(columns.map(() => '---')), ...rows].join('\n')}\n`;
}

/** Brings the table of a page up to date: it is written beside and renamed. */
export function updatePerformance(file: string, measured: Measured): void {
  writeWhole(file, writePerformance(existsSync(file) ? readFileSync(file, 'utf8') : '', measured));
}

/** The machine in one line. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model.trim() ?? 'unknown processor'}, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
