import { XMLBuilder } from 'fast-xml-parser';
import { countOf, wordFinding, wordMessage } from '../../lib/findings.ts';
import type { RuleFinding } from '../accepted-findings.ts';
import type { Report } from '../check-connector.ts';
import type { MakeReporter } from './reporter.ts';

/**
 * JUnit's XML, which pipelines show as tests: a suite for each connector, in it a test for each finding. Errors have failed;
 * warnings and advice have passed and say in their output what was found. A connector without findings has one test.
 */
export const reportJunit: MakeReporter = (terminal) => {
  let isBegun = false;
  const begin = (): void => {
    if (!isBegun) terminal.print(['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="validate">']);
    isBegun = true;
  };
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  return {
    add(report) {
      begin();
      const xml: string = builder.build({ testsuite: describeSuite(report) });
      terminal.print(escapeNonCharacters(xml).trimEnd().split('\n'));
    },
    end() {
      begin();
      terminal.print('</testsuites>');
    },
  };
};

function describeSuite({ definition, findings, isUnchecked }: Report) {
  const clean = { '@classname': definition, '@name': 'no findings' };
  const cases = findings.map((finding) => describeCase(finding, isUnchecked === true));
  const errors = countOf(findings, 'error');
  return {
    '@name': definition,
    '@tests': Math.max(1, cases.length),
    '@failures': isUnchecked === true ? 0 : errors,
    '@errors': isUnchecked === true ? errors : 0,
    testcase: cases.length === 0 ? [clean] : cases,
  };
}

function describeCase(finding: RuleFinding, isUnchecked: boolean) {
  const { file, line, column, severity, rule } = finding;
  const head = { '@classname': file, '@name': `${rule} ${line}:${column}`, '@file': file, '@line': line };
  const line1 = oneLine(wordFinding(finding));
  if (severity !== 'error') return { ...head, 'system-out': line1 };
  const fault = { '@message': oneLine(wordMessage(finding)), '@type': rule, '#text': line1 };
  return { ...head, ...(isUnchecked ? { error: fault } : { failure: fault }) };
}

/** Line breaks that came with a text from a file would end a line of the document. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** XML has no place for these two; other characters that it refuses are escaped by the terminal. */
const escapeNonCharacters = (xml: string): string =>
  xml.replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
