import type { Case } from '../rules/example-connector.ts';
import { rules } from '../rules/index.ts';
import { type Evidence, severityOf } from '../rules/rule.ts';

const evidenceWords: Record<Evidence, string> = {
  E: 'documented as refused',
  'E!': 'a refusal seen in a certification pull request',
  'E*': 'inferred from the wording "must" or "not allowed"',
  W: 'documented as a warning',
  'W!': 'a warning seen in a certification pull request',
  'W*': 'a warning inferred from the wording',
  G: 'asked for by guidelines or reviewers',
  T: 'said by one third party alone',
  P: 'advice of this project, not a rule of Microsoft',
};

/** What a rule asks, why, where it comes from, and its smallest wrong and right example, line by line. */
export function explainRule(name: string): string[] | undefined {
  const rule = rules.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (rule === undefined) return undefined;
  const { what, why, evidence, source, unpublished, wrong, right } = rule;
  return [
    `${rule.name} (${severityOf(evidence)}: ${evidenceWords[evidence]})`,
    '',
    what,
    why,
    `Source: ${source}`,
    ...(unpublished === undefined ? [] : [`Not published: ${unpublished}`]),
    '',
    ...exampleLines('Wrong', wrong),
    ...exampleLines('Right', right),
  ];
}

function exampleLines(label: string, { over, fragment }: Case): string[] {
  if (typeof fragment === 'object' && fragment !== null && Object.keys(fragment).length === 0)
    return [`${label}: ${over} as it is`];
  const text = typeof fragment === 'string' ? fragment : JSON.stringify(fragment, null, 2);
  const lines = text.split('\n');
  const shown = lines.length > 30 ? [...lines.slice(0, 30), '…'] : lines;
  return [`${label}, in ${over}:`, ...shown.map((line) => `    ${line}`)];
}

/** One line for each rule: name, severity, sentence. */
export function listRules(): string[] {
  return rules.map(({ name, evidence, what }) => `${name} ${severityOf(evidence)} ${what}`).sort();
}
