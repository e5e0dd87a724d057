import { describe, expect, it } from 'vitest';
import { encode } from '../../../../scripts/lib/file-tree.ts';
import { Budget } from '../../../../scripts/package/budget.ts';
import { checkManifest, strangeTypes } from '../../../../scripts/package/check/manifest.ts';
import { readXml } from '../../../../scripts/package/check/read-xml.ts';
import { sentencesOf } from './places.ts';

const connector = {
  id: 'aaaaaaaa-0000-0000-0000-000000000001',
  name: 'cqc_data',
  place: '',
  contents: new Map(),
  properties: {},
};
const flowId = '{BBBBBBBB-0000-0000-0000-000000000002}';
const workflow = readXml(encode(`<Workflow WorkflowId="${flowId}"/>`));

const publisher = (prefix = '<CustomizationPrefix>cqc</CustomizationPrefix>', name = 'cqc') =>
  `<Publisher><UniqueName>${name}</UniqueName>${prefix}</Publisher>`;
const ofConnector = `<RootComponent type="372" id="{${connector.id}}" schemaName="cqc_data"/>`;
const ofFlow = `<RootComponent type="29" id="${flowId}"/>`;

interface Parts {
  name?: string;
  version?: string;
  managed?: string;
  publisher?: string;
  components?: string;
  more?: string;
}
const manifestOf = (parts: Parts = {}) => {
  const { name = 'CQCData', version = '2.0.0.0', managed = '0', components = ofConnector + ofFlow, more = '' } = parts;
  return (
    `<ImportExportXml><SolutionManifest><UniqueName>${name}</UniqueName><Version>${version}</Version>` +
    `<Managed>${managed}</Managed>${parts.publisher ?? publisher()}<RootComponents>${components}</RootComponents>${more}` +
    '</SolutionManifest></ImportExportXml>'
  );
};

const check = (xml: string, purpose: 'import' | 'certification' = 'import') =>
  sentencesOf((find) =>
    checkManifest(
      readXml(encode(xml)),
      { connectors: [connector], workflows: [workflow], context: { purpose, budget: new Budget() } },
      find,
    ),
  );

describe('checkManifest', () => {
  it.each<[string, Parts]>([
    ['all as it should be', {}],
    ['a name with an underscore and digits', { name: '_a1' }],
    ['two numbers', { version: '1.0' }],
    ['four numbers of several digits', { version: '10.20.30.40' }],
    ['a managed solution', { managed: '1' }],
    ['a flow that is named too', { components: ofConnector + ofFlow.replace('/>', ' schemaName="a_flow"/>') }],
    ['a connector without a name', { components: ofConnector.replace(' schemaName="cqc_data"', '') + ofFlow }],
    ['the shortest prefix', { publisher: publisher('<CustomizationPrefix>a1</CustomizationPrefix>') }],
    ['the longest prefix', { publisher: publisher('<CustomizationPrefix>abcdefgh</CustomizationPrefix>') }],
    [
      'the least number of options',
      {
        publisher: publisher(
          '<CustomizationPrefix>cqc</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix>',
        ),
      },
    ],
    [
      'the largest number of options',
      {
        publisher: publisher(
          '<CustomizationPrefix>cqc</CustomizationPrefix><CustomizationOptionValuePrefix>99999</CustomizationOptionValuePrefix>',
        ),
      },
    ],
    [
      'ids in other capitals, without braces',
      {
        components: (ofConnector + ofFlow)
          .replaceAll(/[{}]/g, '')
          .toLowerCase()
          .replaceAll('rootcomponent', 'RootComponent')
          .replaceAll('schemaname', 'schemaName'),
      },
    ],
    ['a component without a schema name', { components: `<RootComponent type="372" id="${connector.id}"/>${ofFlow}` }],
    [
      'components of other types',
      { components: `${ofConnector}${ofFlow}<RootComponent type="1" schemaName="account"/>` },
    ],
    [
      'one name for components of two types',
      {
        components: `${ofConnector}${ofFlow}<RootComponent type="1" schemaName="a"/><RootComponent type="2" schemaName="a"/>`,
      },
    ],
    ['missing dependencies', { more: '<MissingDependencies><MissingDependency/></MissingDependencies>' }],
  ])('takes %s', (_, parts) => {
    expect(check(manifestOf(parts))).toEqual([]);
  });

  const rootName = 'SolutionManifest/UniqueName';
  const prefix = (text: string) => ({ publisher: publisher(`<CustomizationPrefix>${text}</CustomizationPrefix>`) });
  const option = (text: string) => ({
    publisher: publisher(
      `<CustomizationPrefix>cqc</CustomizationPrefix><CustomizationOptionValuePrefix>${text}</CustomizationOptionValuePrefix>`,
    ),
  });
  const wrongPrefix = (text: string) =>
    `warning | Publisher/CustomizationPrefix | it is "${text}" | Use 2 to 8 letters and digits, not mscrm`;
  const wrongOption = (text: string) =>
    `warning | Publisher/CustomizationOptionValuePrefix | it is "${text}" | Write a number from 10000 to 99999`;
  const wrongVersion = (text: string) =>
    `SolutionManifest/Version | it is "${text}" | Use two to four numbers, such as 2.0.0.0`;
  const missingFlow = 'the flow {bbbbbbbb-0000-0000-0000-000000000002} is not listed | Add a RootComponent for it';
  const missingConnector = `the connector {${connector.id}} is not listed | Add a RootComponent for it`;
  const place = (id: string) => `RootComponents ${id}`;

  it.each<[string, Parts, string[]]>([
    ['a digit in front', { name: '1a' }, [`${rootName} | it is "1a" | Use letters, digits and underscores`]],
    ['a blank', { name: 'a b' }, [`${rootName} | it is "a b" | Use letters, digits and underscores`]],
    ['no name', { name: '' }, [`${rootName} | it is "" | Use letters, digits and underscores`]],
    ['one number', { version: '1' }, [wrongVersion('1')]],
    ['five numbers', { version: '1.2.3.4.5' }, [wrongVersion('1.2.3.4.5')]],
    ['no number', { version: '1.x' }, [wrongVersion('1.x')]],
    ['a v in front', { version: 'v1.0' }, [wrongVersion('v1.0')]],
    [
      'a publisher with a blank',
      { publisher: publisher(undefined, 'a b') },
      ['Publisher/UniqueName | it is "a b" | Use letters, digits and underscores'],
    ],
    ['a prefix of one letter', prefix('a'), [wrongPrefix('a')]],
    ['a prefix of nine letters', prefix('abcdefghi'), [wrongPrefix('abcdefghi')]],
    ['a prefix that begins with a digit', prefix('1ab'), [wrongPrefix('1ab')]],
    ['the prefix of Microsoft', prefix('mscrm'), [wrongPrefix('mscrm')]],
    ['a number of options too small', option('9999'), [wrongOption('9999')]],
    ['a number of options too large', option('100000'), [wrongOption('100000')]],
    ['a number of options that is none', option('many'), [wrongOption('many')]],
    ['no flow', { components: ofConnector }, [`warning | RootComponents | ${missingFlow}`]],
    ['no connector', { components: ofFlow }, [`warning | RootComponents | ${missingConnector}`]],
    [
      'a connector twice',
      { components: ofConnector + ofConnector + ofFlow },
      [
        `warning | ${place(`{${connector.id}}`)} | it is listed twice | Remove one`,
        `warning | ${place(`{${connector.id}}`)} | the solution holds no such connector | Correct the id, or export it with the solution`,
      ],
    ],
    [
      'a flow that there is not',
      { components: `${ofConnector}${ofFlow}<RootComponent type="29" id="x"/>` },
      [`warning | ${place('x')} | the solution holds no such flow | Correct the id, or export it with the solution`],
    ],
    [
      'a connector of the type of a flow',
      { components: `<RootComponent type="29" id="${connector.id}"/>${ofFlow}` },
      [`${place(connector.id)} | its type is "29" | Write 372 (connector)`],
    ],
    [
      'a flow without a type',
      { components: `${ofConnector}<RootComponent id="${flowId}"/>` },
      [`${place(flowId)} | its type is "" | Write 29 (flow)`],
    ],
    [
      'a connector with another name',
      { components: `<RootComponent type="372" id="${connector.id}" schemaName="other"/>${ofFlow}` },
      [`warning | ${place(connector.id)} | its schemaName is "other" | Write cqc_data`],
    ],
    [
      'another element',
      { components: `${ofConnector}${ofFlow}<Component type="1" id="x"/>` },
      [`note | ${place('x')} | there is an element Component | Only RootComponent may stand there`],
    ],
  ])('says so: %s', (_, parts, sentences) => {
    expect(check(manifestOf(parts))).toEqual(sentences);
  });

  it.each<[string, Parts, string[]]>([
    [
      'a managed solution',
      { managed: '1' },
      ['SolutionManifest/Managed | it is "1" | Write 0: certification takes unmanaged solutions'],
    ],
    [
      'missing dependencies',
      { more: '<MissingDependencies><MissingDependency/><MissingDependency/></MissingDependencies>' },
      ['warning | MissingDependencies | 2 components are not in the solution | Add them before exporting'],
    ],
    ['no missing dependencies', { more: '<MissingDependencies/>' }, []],
    ['no connector', { components: ofFlow }, [`RootComponents | ${missingConnector}`]],
  ])('for certification says of %s', (_, parts, sentences) => {
    expect(check(manifestOf(parts), 'certification')).toEqual(sentences);
  });

  it('says that the root or the manifest is another', () => {
    expect(check(manifestOf().replaceAll('ImportExportXml', 'Other'))).toEqual([
      ' | the root is Other | It must be ImportExportXml',
    ]);
    expect(check('<ImportExportXml/>')).toEqual([' | there is no SolutionManifest | Add it']);
  });
});

it('names the types that nobody looks at, once each and by their numbers', () => {
  const components = ['300', '1', '372', '29', '20', '1'].map((type) => `<RootComponent type="${type}"/>`).join('');
  expect(strangeTypes(readXml(encode(manifestOf({ components: `${components}<RootComponent/>` }))))).toEqual([
    '1',
    '20',
    '300',
  ]);
  expect(strangeTypes(undefined)).toEqual([]);
  expect(strangeTypes(readXml(encode('<ImportExportXml/>')))).toEqual([]);
});
