import { describe, expect, it } from 'vitest';
import { ConnectorModel } from '../../../scripts/connector/connector-model.ts';
import { factsOf } from '../../../scripts/connector/definition-facts.ts';
import { buildExample, type Case } from '../../../scripts/rules/example-connector.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

/** Names of the rules that fire on a case, among all of them. */
async function firing(example: Case, isChange: boolean): Promise<RuleName[]> {
  const files = buildExample(example);
  const baseline = factsOf(new ConnectorModel(files.old), 'example');
  const report = await checkConnector(files, { rules, ...(isChange && { baseline }) });
  for (const { rule, template, args } of report.findings) {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(args), rule).toEqual(expect.arrayContaining(names));
    expect(Object.values(args).map(String), rule).not.toContainEqual(expect.stringMatching(/^undefined$|\[object/));
  }
  return [...new Set(report.findings.map(({ rule }) => rule))];
}

/** Made by the accepted list, the reader and the compiler, not by a check; test/scripts/validate.test.ts has their cases. */
const reported: RuleName[] = [
  'AcceptedFindingStale',
  'AcceptedFindingNotValid',
  'FileNotUtf8',
  'ReadmeNotUtf8',
  'ConnectorNotReadable',
  'CheckFailed',
  'ScriptDoesNotCompile',
  'ScriptNeedsNewerCSharp',
];
const isReported = (name: RuleName): boolean => reported.includes(name);
const tested = rules.filter(({ name }) => !isReported(name));

describe('rules', () => {
  it('have names of their own', () => {
    const names = rules.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it.each(tested.map((rule) => [rule.name, rule] as const))('%s fires on its wrong case', async (name, rule) => {
    expect(await firing(rule.wrong, rule.at === 'change')).toContain(name);
  });

  it.each(tested.map((rule) => [rule.name, rule] as const))(
    'no rule fires on the right case of %s',
    async (_name, rule) => {
      expect(await firing(rule.right, rule.at === 'change')).toEqual([]);
    },
  );
});
