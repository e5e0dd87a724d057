import { compareTexts } from './compare-texts.ts';

/** Findings are data; this file is the only one that words and sorts them. */

/** The gravest first. */
export const severities = ['error', 'warning', 'advice'] as const;

export type Severity = (typeof severities)[number];

export type Args = Record<string, string | number>;

/** What was found, by the name of the rule that asks for it. */
export interface Finding<Name extends string = string> {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  rule: Name;
  /** JSON Pointer into the file, with a leading `#`; `#` alone for a text file. */
  pointer: string;
  /** Where in words: the operation, parameter or property. */
  where: string;
  /** The rule's sentences with `{name}` in place of each argument. */
  template: string;
  args: Args;
}

/** The message of a finding: where, what was found, what to do. */
export function wordMessage({ where, template, args }: Pick<Finding, 'where' | 'template' | 'args'>): string {
  const sentence = template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
  return where === '' ? sentence : `${where}: ${sentence}`;
}

/** One line for people and editors: `file:line:column severity rule pointer: message`. */
export function wordFinding(finding: Finding): string {
  const { file, line, column, severity, rule, pointer } = finding;
  return `${file}:${line}:${column} ${severity} ${rule} ${pointer}: ${wordMessage(finding)}`;
}

/** By file, then place, then rule, so that two runs print the same text. */
export function sortFindings<F extends Finding>(findings: F[]): F[] {
  return findings.sort(
    (a, b) =>
      compareTexts(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareTexts(a.rule, b.rule) ||
      compareTexts(a.pointer, b.pointer) ||
      compareTexts(wordMessage(a), wordMessage(b)),
  );
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(noun, count)}`;
}

/** The noun for so many; advice has no plural. */
export function plural(noun: string, count: number): string {
  return count === 1 || noun === 'advice' ? noun : `${noun}s`;
}
