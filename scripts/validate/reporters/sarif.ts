import { isAbsolute, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Severity, wordMessage } from '../../lib/findings.ts';
import { segments } from '../../lib/json-pointer.ts';
import { rules } from '../../rules/index.ts';
import { severityOf } from '../../rules/rule.ts';
import type { AcceptedFinding, RuleFinding } from '../accepted-findings.ts';
import type { MakeReporter } from './reporter.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', advice: 'note' };

/**
 * SARIF 2.1.0, for the code scanning of GitHub and for editors: all rules, then the results, written as the connectors
 * are checked. What the accepted list names is there as suppressed.
 */
export const reportSarif: MakeReporter = (terminal) => {
  let isFirst = true;
  const print = (results: object[]): void => {
    for (const result of results) {
      terminal.print(`${isFirst ? '' : ','}${JSON.stringify(result)}`);
      isFirst = false;
    }
  };
  const driver = { name: 'cqc-data-connector validate', rules: rules.map(describeRule) };
  const head = `{ "version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [{`;
  let isBegun = false;
  const begin = (): void => {
    if (!isBegun) terminal.print([head, `"tool": ${JSON.stringify({ driver })},`, '"results": [']);
    isBegun = true;
  };
  return {
    add({ findings, accepted }) {
      begin();
      print(findings.map((finding) => describeResult(finding)));
      print(accepted.map((finding) => ({ ...describeResult(finding), suppressions: [suppression(finding)] })));
    },
    end({ unchecked }) {
      begin();
      const invocations = [{ executionSuccessful: unchecked === 0 }];
      terminal.print(['],', `"columnKind": "utf16CodeUnits", "invocations": ${JSON.stringify(invocations)} }] }`]);
    },
  };
};

const indexes = new Map(rules.map(({ name }, index) => [name, index]));

function describeRule({ name, what, why, source, evidence }: (typeof rules)[number]) {
  return {
    id: name,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: { text: `${what} ${why} Source: ${source}` },
    defaultConfiguration: { level: levels[severityOf(evidence)] },
    properties: { evidence, source },
  };
}

function describeResult(finding: RuleFinding) {
  const { rule, severity, file, line, column, pointer, where } = finding;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levels[severity],
    message: { text: wordMessage(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: pointer, name: where || (segments(pointer).at(-1) ?? pointer) }],
      },
    ],
    // The line moves when something is written above it; rule and place in the document stay.
    partialFingerprints: { 'rulePointer/v1': `${rule} ${file} ${pointer} ${JSON.stringify(finding.args)}` },
  };
}

const suppression = ({ reason }: AcceptedFinding) => ({ kind: 'external', justification: reason });

/** A path as the URI that it is from where one stands. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return normalize(file).split(sep).map(encodeURIComponent).join('/');
}
