import { describe, expect, it } from 'vitest';
import { encode, type FileTree } from '../../../scripts/lib/file-tree.ts';
import { object } from '../../../scripts/lib/json.ts';
import { maxSolutionCharacters } from '../../../scripts/lib/size-limits.ts';
import { checkFiles } from '../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../scripts/package/check/package-finding.ts';
import { writeZip } from '../../../scripts/package/zip.ts';
import {
  buildExample,
  type Case,
  clean,
  connectionParameter,
  connectorProperties,
  definitionText,
  exampleReadme,
  readmeText,
} from '../../../scripts/rules/example-connector.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';
import { artifactFiles, unzip } from './artifacts.ts';

/** What `npm run validate` finds: names of rules that are no advice. */
async function validated(example: Case): Promise<RuleName[]> {
  const { findings } = await checkConnector(buildExample(example), { rules });
  return findings.filter(({ severity }) => severity !== 'advice').map(({ rule }) => rule);
}

/** What `npm run package -- --check` finds in a folder for a pull request with the same files. */
async function checked(example: Case): Promise<string[]> {
  const { definition, properties, readme, intro } = buildExample(example);
  const folder: FileTree = new Map([
    ['apiDefinition.swagger.json', encode(definition.text)],
    ['apiProperties.json', encode(properties?.text ?? '')],
    ['readme.md', encode(readme?.text ?? '')],
    ['intro.md', encode(intro?.text ?? '')],
  ]);
  const tree: FileTree = new Map([...folder].map(([path, bytes]) => [`Register/${path}`, bytes]));
  // The example has no package; what is said about that is not the matter here.
  const { findings } = await checkFiles('Register/', tree);
  return findings.map(wordPackageFinding).filter((line) => !/^(ConnectorPackage\.zip|script\.csx):/.test(line));
}

const typed = (type: string): Case => connectionParameter({ type });
const noScriptOperations: Case = {
  over: 'properties',
  fragment: { scriptOperations: null },
  apply: ({ properties }) => {
    object(properties.properties).scriptOperations = null;
  },
};
const inCode = '```\n## Prerequisites\n```';

const cases: [name: string, example: Case, rule: RuleName | undefined, check: RegExp | undefined][] = [
  ['the example as it is', clean, undefined, undefined],
  ...['string', 'int', 'bool', 'gatewaySetting'].map((type): [string, Case, undefined, undefined] => [
    `a connection parameter of type ${type}`,
    typed(type),
    undefined,
    undefined,
  ]),
  [
    'a connection parameter of type oauthSetting',
    connectionParameter({ type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2' } }),
    undefined,
    undefined,
  ],
  ...['managedIdentity', 'connection', 'object'].map((type): [string, Case, RuleName, RegExp] => [
    `a connection parameter of type ${type}`,
    typed(type),
    'JsonValueNotInEnum',
    new RegExp(`^apiProperties\\.json:.*JsonValueNotInEnum: .*"${type}"`),
  ]),
  ['the brand colour in capitals', connectorProperties({ iconBrandColor: '#DA3B01' }), undefined, undefined],
  ['no script operations, as pac writes it', noScriptOperations, undefined, undefined],
  [
    'a section of the readme in a code block only',
    readmeText(exampleReadme.replace('## Prerequisites', inCode)),
    'ReadmeSectionMissing',
    /readme\.md:.*ReadmeSectionMissing: The section "## Prerequisites" is missing/,
  ],
];

describe('validate and package --check agree about', () => {
  it.each(cases)('%s', async (_name, example, rule, check) => {
    expect(await validated(example)).toEqual(rule === undefined ? [] : [rule]);
    const lines = await checked(example);
    if (check === undefined) expect(lines).toEqual([]);
    else expect(lines).toEqual([expect.stringMatching(check)]);
    // Each of its lines is one of the validator, by its name.
    for (const line of lines) expect(line).toContain(` ${rule}: `);
  });

  it.each([
    [maxSolutionCharacters, false],
    [maxSolutionCharacters + 1, true],
  ])('a definition of %i characters', async (length, isTooLong) => {
    const padded = definitionText((text) => text + ' '.repeat(length - text.length), '…');
    expect(await validated(padded)).toEqual(isTooLong ? ['DefinitionTooLargeForSolution'] : []);

    const solution = unzip(artifactFiles().get('CQCData.zip') ?? new Uint8Array());
    const path = [...solution.keys()].find((name) => name.endsWith('_openapidefinition.json')) ?? '';
    const text = new TextDecoder().decode(solution.get(path));
    solution.set(path, encode(text + ' '.repeat(length - text.length)));
    const { findings } = await checkFiles('CQCData.zip', new Map([['CQCData.zip', writeZip(solution)]]));
    expect(findings.some(({ what }) => what.includes('characters'))).toBe(isTooLong);
  });
});
