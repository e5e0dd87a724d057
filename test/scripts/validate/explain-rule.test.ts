import { describe, expect, it } from 'vitest';
import { rules } from '../../../scripts/rules/index.ts';
import { explain, findRule } from '../../../scripts/validate/explain-rule.ts';
import { policyCodesIn } from '../../../scripts/validate/policy-codes.ts';
import { addressesOf } from '../../../scripts/validate/source-addresses.ts';

/** Rules that no text of a connector shows: about a list, a mark, an icon, what an older file had, a reader's failure or ours. */
const withoutFile = [
  'AcceptedFindingStale',
  'AcceptedFindingNotValid',
  'FileNotUtf8',
  'ReadmeNotUtf8',
  'ConnectorNotReadable',
  'CheckFailed',
  'ByteOrderMark',
  'IconMissing',
  'SettingsFileMissing',
  'SettingsFileNotValid',
  'PagingRemoved',
  'TriggerChanged',
];

describe('--explain', () => {
  it.each(rules.map(({ name }) => name))('%s shows a wrong and a right example as they are written', (name) => {
    const lines = explain(name);
    for (const label of ['Wrong', 'Right']) {
      const head = lines.findIndex((line) => line.startsWith(label));
      expect(lines[head]).not.toMatch(/as it is/);
      if (withoutFile.includes(name)) continue;
      expect(lines[head]).toMatch(/, in .*:$/);
      expect(lines[head + 1]).toMatch(/^ {4}\S/);
    }
  });

  it.each([
    ['5000.2.4.4', ['EmptySchema']],
    ['5000.2.4', ['EmptySchema']],
  ])('takes the policy code %s', (code, names) => {
    const heads = explain(code).filter((line) => /^[A-Z]\w+ \((error|warning|advice): /.test(line));
    for (const name of names) expect(heads.map((head) => head.split(' ')[0])).toContain(name);
  });

  it.each([
    ['EmptyShema', /There is no rule EmptyShema\. Did you mean "EmptySchema"\?/],
    ['somethingElseAltogether', /There is no rule somethingElseAltogether\. List them/],
    ['5000.9.9', /No rule cites the policy code 5000\.9\.9\. Those that are cited: 5000\./],
  ])('refuses %s', (name, expected) => {
    expect(() => explain(name)).toThrow(expected);
  });

  it('finds a rule in any letters', () => {
    expect(findRule('emptyschema').name).toBe('EmptySchema');
  });
});

describe('the addresses of a source', () => {
  it('are known for every document that a rule cites', () => {
    const unknown = rules.filter(
      ({ source }) =>
        /Microsoft Learn, |PowerPlatformConnectors, (pull|issue|schemas|tools|\.)/.test(source) &&
        addressesOf(source).length === 0,
    );
    expect(unknown.map(({ source }) => source)).toEqual([]);
    const titles = rules.flatMap(({ source }) => source.match(/Microsoft Learn, [^:;]+:/g) ?? []);
    expect(titles.filter((title) => addressesOf(title).length === 0)).toEqual([]);
  });

  it.each([
    [
      'microsoft/PowerPlatformConnectors, pull request 550, 3407',
      [550, 3407].map((number) => `https://github.com/microsoft/PowerPlatformConnectors/pull/${number}`),
    ],
    ['MicrosoftDocs/azure-docs, issue 7', ['https://github.com/MicrosoftDocs/azure-docs/issues/7']],
    [
      'microsoft/PowerPlatformConnectors, schemas/apiDefinition.swagger.schema.json, format',
      ['https://github.com/microsoft/PowerPlatformConnectors/tree/HEAD/schemas/apiDefinition.swagger.schema.json'],
    ],
    [
      'Microsoft Learn, Custom connectors FAQ: limits',
      ['https://learn.microsoft.com/connectors/custom-connectors/faq'],
    ],
    ['Advice of this project', []],
  ])('%s', (source, addresses) => {
    expect(addressesOf(source)).toEqual(addresses);
  });
});

it.each([
  ['5000.2.4.4 and 5000.2.4.6, empty', ['5000.2.4.4', '5000.2.4.6']],
  ['5000.2.1.2 to 5000.2.1.4, icon', ['5000.2.1.2', '5000.2.1.3', '5000.2.1.4']],
  ['pull request 4181', []],
])('reads the policy codes of "%s"', (text, codes) => {
  expect(policyCodesIn(text)).toEqual(codes);
});
