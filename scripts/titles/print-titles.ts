import { counted } from '../lib/findings.ts';
import type { Token } from '../lib/token-titles.ts';
import { checkTitles, measureTitles } from './check-titles.ts';

/** What the command prints, line by line: the result, and what is wrong with it. */
export interface Printed {
  out: string[];
  err: string[];
}

/** The titles of a definition as a table, one line for each token, then one line that sums up. */
export function printTitles(name: string, tokens: readonly Token[]): Printed {
  const rows = tokens.map(({ operationId, title, type, visibility, path }) => [
    operationId,
    title,
    type,
    visibility || '-',
    path || '(body)',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const { mean, longest, stutters } = measureTitles(tokens);
  const summary = `${name}: ${counted(tokens.length, 'token')}, mean ${mean.toFixed(1)} characters, longest ${longest}, ${counted(stutters, 'stutter')}`;
  const findings = checkTitles(tokens).map(({ token, message }) =>
    token === undefined ? `${name}: ${message}` : `${name} ${token.operationId} #${token.pointer}: ${message}`,
  );
  return { out: [...lines, summary], err: findings };
}

/** The same as JSON: the tokens, the measures, the findings. */
export function printTitlesJson(tokens: readonly Token[]): Printed {
  const findings = checkTitles(tokens).map(({ token, message }) => ({
    operationId: token?.operationId ?? '',
    path: token?.path ?? '',
    pointer: token?.pointer ?? '',
    message,
  }));
  const document = JSON.stringify({ tokens, measures: measureTitles(tokens), findings }, null, 2);
  return { out: document.split('\n'), err: [] };
}
