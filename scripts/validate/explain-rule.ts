import { didYouMean } from '../lib/did-you-mean.ts';
import { isObject, type Json } from '../lib/json.ts';
import { UsageError } from '../lib/refusal.ts';
import type { Case } from '../rules/example-connector.ts';
import { type RuleName, rules } from '../rules/index.ts';
import { type Evidence, type Rule, severityOf } from '../rules/rule.ts';
import { snippetOf } from './example-snippet.ts';
import { isPolicyCode, policyCodesIn } from './policy-codes.ts';
import { addressesOf } from './source-addresses.ts';

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

/**
 * What a rule asks, why, where it comes from, and its smallest wrong and right example, line by line.
 * @param name a rule, in any letters, or one of Microsoft's policy codes, such as 5000.2.4.4: each rule that cites it or,
 * where the code is only the beginning of one, whatever begins so.
 * @throws UsageError when there is no such rule, with the one that is nearest.
 */
export function explain(name: string): string[] {
  if (!isPolicyCode(name)) return explainRule(findRule(name));
  const cited = rules.filter(({ source }) =>
    policyCodesIn(source).some((code) => code === name || code.startsWith(`${name}.`)),
  );
  if (cited.length === 0) {
    const known = new Set(rules.flatMap(({ source }) => policyCodesIn(source)));
    throw new UsageError(
      `No rule cites the policy code ${name}. Those that are cited: ${[...known].sort().join(', ')}.`,
    );
  }
  return cited.flatMap((rule, index) => [...(index === 0 ? [] : ['', '---', '']), ...explainRule(rule)]);
}

/** @throws UsageError when there is none of that name, with the one that is nearest. */
export function findRule(name: string): Rule<RuleName> {
  const rule = rules.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (rule !== undefined) return rule;
  const names = rules.map((candidate) => candidate.name);
  throw new UsageError(`There is no rule ${name}.${didYouMean(name, names)} List them with --list-rules.`);
}

function explainRule(rule: Rule<RuleName>): string[] {
  const { what, why, evidence, source, unpublished, wrong, right } = rule;
  return [
    `${rule.name} (${severityOf(evidence)}: ${evidenceWords[evidence]})`,
    '',
    what,
    why,
    `Source: ${source}`,
    ...addressesOf(source).map((address) => `  ${address}`),
    ...(unpublished === undefined ? [] : [`Not published: ${unpublished}`]),
    '',
    ...exampleLines('Wrong', wrong, right),
    ...exampleLines('Right', right, wrong),
  ];
}

/** A case as it is written or, where that says nothing, the part of the example that the other one changes. */
function exampleLines(label: 'Wrong' | 'Right', shown: Case, other: Case): string[] {
  const { over, fragment } = shown;
  const asWritten = () => block(`${label}, in ${over}:`, textOf(fragment).split('\n'));
  if (saysItself(fragment)) return asWritten();
  const snippets = snippetOf(shown, other);
  if (snippets.length === 0 && isObject(fragment) && Object.keys(fragment).length > 0) return asWritten();
  if (snippets.length === 0)
    return [`${label}: ${label === 'Right' ? `${over} without that` : 'no text of a connector shows it'}.`];
  return snippets.flatMap(({ file, lines }) => block(`${label}, in ${file}:`, lines));
}

/** Whether a fragment lays something over the example and takes nothing, which it would say by null, out of it. */
function saysItself(fragment: Json): boolean {
  if (!isObject(fragment)) return fragment !== '';
  const members = Object.values(fragment);
  return members.length > 0 && members.every((member) => member !== null && (!isObject(member) || !hasNull(member)));
}

function hasNull(value: Json): boolean {
  return value === null || (isObject(value) && Object.values(value).some(hasNull));
}

const textOf = (fragment: Json): string =>
  typeof fragment === 'string' ? fragment : JSON.stringify(fragment, null, 2);

function block(head: string, lines: string[]): string[] {
  const shown = lines.length > 30 ? [...lines.slice(0, 30), '…'] : lines;
  return [head, ...shown.map((line) => `    ${line}`)];
}

/** One line for each rule: name, severity, sentence. */
export function listRules(): string[] {
  return rules.map(({ name, evidence, what }) => `${name} ${severityOf(evidence)} ${what}`).sort();
}
