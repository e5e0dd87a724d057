import { describe, expect, it } from 'vitest';
import { below, decode, encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { type CheckedArtifact, checkFiles } from '../../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../../scripts/package/check/package-finding.ts';
import { writeZip } from '../../../../scripts/package/zip.ts';
import { certificationPackage } from './certification.ts';
import {
  agentWithTwoConnectors,
  armWithExpressions,
  canvasAppRepacked,
  flowWithConnector,
  flowWithoutConnector,
  managedWithRole,
  unpackedFolders,
  workflowFolder,
} from './solutions.ts';

// Nothing that Microsoft's server or packer writes may be called wrong.

const checkZip = (files: FileTree): Promise<CheckedArtifact> =>
  checkFiles('Export.zip', new Map([['Export.zip', writeZip(files)]]));
const checkFolder = (files: FileTree): Promise<CheckedArtifact> => checkFiles('export/', below('export', files));

/** What is said besides what certification asks for, and what is called wrong. */
const sayingsOf = ({ findings }: CheckedArtifact) => ({
  faults: findings.filter(({ severity }) => severity !== 'note').map(wordPackageFinding),
  notes: findings
    .map(wordPackageFinding)
    .filter((line) => !line.endsWith('An import takes it; certification asks for it.')),
});

const passedOver = (parts: string) =>
  `note solution: these parts were passed over: ${parts}. Connectors and cloud flows are checked alone.`;
const calls =
  'note Workflows/Whenanorderarrives-4F0C2B1E-6A1D-4C53-9B6E-2F1F0D7A9C11.json: calls of these were passed over: OnNewEmailV3 of Office 365 Outlook, Flag_V2 of Office 365 Outlook. What they take is not known here.';

describe('an export of Microsoft has no fault:', () => {
  it.each<[string, () => Promise<CheckedArtifact>, string, string[]]>([
    [
      'an agent with two connectors, one with null for its policies',
      () => checkZip(agentWithTwoConnectors()),
      'solution with connector',
      [passedOver('botcomponents/, bots/')],
    ],
    [
      'a managed solution with a security role',
      () => checkZip(managedWithRole()),
      'solution with connector',
      [passedOver('Roles, components of type 20')],
    ],
    [
      'a canvas app, tables and a renamed connector, repacked by the packer',
      () => checkZip(canvasAppRepacked()),
      'solution with connector',
      [
        passedOver(
          'Entities, EntityImageConfigs, AttributeImageConfigs, CanvasApps, CanvasApps/, environmentvariabledefinitions/, components of type 1, 20, 300, 431, 432',
        ),
      ],
    ],
    [
      'a flow with everything that was seen in flows',
      () => checkZip(flowWithConnector()),
      'solution with connector and flows',
      [calls],
    ],
    [
      'a flow with an empty name of its template',
      () => checkZip(flowWithConnector('')),
      'solution with connector and flows',
      [calls],
    ],
    [
      'a flow whose connector is in another solution',
      () => checkZip(flowWithoutConnector()),
      'solution with flows',
      [
        expect.stringMatching(
          /^note .*names the connector .*, which the solution does not hold\. Import the solution that holds it first\.$/,
        ),
        calls.replace('over: ', 'over: InvokeServer of shared_new-5forders-20mcp-5fbbdfa23d16e24d26, '),
        'note solution: it holds no connector. Add the connector to the solution if it is meant to be there.',
      ],
    ],
    [
      'the folders of the packer',
      () => checkFolder(unpackedFolders()),
      'unpacked solution with connector and flows',
      [calls],
    ],
    [
      'the folders of the packer with files of a packed solution left there',
      () =>
        checkFolder(
          new Map([
            ...unpackedFolders(),
            ...['[Content_Types].xml', 'customizations.xml'].map((path): [string, Uint8Array] => [
              path,
              new Uint8Array(),
            ]),
          ]),
        ),
      'unpacked solution with connector and flows',
      [calls],
    ],
    [
      'the folders of the packer below a project',
      () => checkFolder(unpackedFolders('src')),
      'unpacked solution with connector and flows',
      [calls],
    ],
    [
      'a certification package, but for the connector that its flow solution lacks',
      () => checkZip(certificationPackage({ isWhole: true })),
      'certification package',
      [
        expect.stringMatching(/^note CareRegister\.zip Connector\/.*policytemplateinstances\.json: it is empty, as in/),
        expect.stringMatching(
          /^note CareRegisterFlow\.zip Connector\/.*policytemplateinstances\.json: it is empty, as/,
        ),
        calls.replace('note ', 'note CareRegisterFlow.zip '),
      ],
    ],
    [
      'an ARM template with expressions for its parts',
      () => checkFiles('arm.json', new Map([['arm.json', armWithExpressions()]])),
      'ARM template for Logic Apps',
      [
        expect.stringMatching(
          /^note arm\.json resources: these were passed over: Microsoft\.Storage\/storageAccounts\./,
        ),
        expect.stringMatching(/^note .* properties\/iconUri: /),
      ],
    ],
  ])('%s', async (_, check, kind, notes) => {
    const checked = await check();
    expect(sayingsOf(checked)).toEqual({ faults: [], notes });
    expect(checked.kind).toBe(kind);
  });
});

/** Replaces a text in one of the files, which must hold it. */
const changed = (files: FileTree, path: RegExp, from: string | RegExp, to: string): FileTree => {
  const [name = '', bytes = new Uint8Array()] = [...files].find(([one]) => path.test(one)) ?? [];
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.replace(from, to)).not.toBe(text);
  return new Map([...files, [name, encode(text.replace(from, to))]]);
};

describe('what else exports have, and is no fault:', () => {
  it.each<[string, FileTree]>([
    [
      'an unknown section',
      changed(
        managedWithRole(),
        /^customizations/,
        '<Languages>',
        '<Holograms><Hologram>1</Hologram></Holograms><Languages>',
      ),
    ],
    [
      'a section twice',
      changed(managedWithRole(), /^customizations/, '<Languages>', '<Dashboards /><Dashboards /><Languages>'),
    ],
    [
      'sections in another order',
      changed(managedWithRole(), /^customizations/, /(<Templates \/>)\s*(<EntityMaps \/>)/, '$2$1'),
    ],
    [
      'unknown types of components',
      changed(
        managedWithRole(),
        /^solution/,
        '<RootComponents>',
        '<RootComponents><RootComponent type="10150" schemaName="new_x" behavior="2" />',
      ),
    ],
    [
      'an unknown element of a connector',
      changed(
        managedWithRole(),
        /^customizations/,
        '<connectortype>',
        '<capabilities>actions</capabilities><connectortype>',
      ),
    ],
    [
      'an unknown element of the publisher',
      changed(managedWithRole(), /^solution/, '<Addresses>', '<Logo /><Addresses>'),
    ],
    ['an id in capitals', changed(managedWithRole(), /^solution/, '{0b5c7f1e-', '{0B5C7F1E-')],
    ['no icon', changed(managedWithRole(), /^customizations/, /<iconblob>.*<\/iconblob>/, '')],
    ['no description', changed(managedWithRole(), /^customizations/, /<description>.*<\/description>/, '')],
    ['null for the connection parameters', changed(managedWithRole(), /connectionparameters\.json/, '{}', 'null')],
    [
      'a title of more than 30 characters',
      changed(
        managedWithRole(),
        /^customizations/,
        '<displayname>Orders',
        '<displayname>Orders of the shop (Independent Publisher)',
      ),
    ],
    [
      'a comment and an instruction',
      changed(managedWithRole(), /^customizations/, '<Languages>', '<!-- made by hand --><?x y?><Languages>'),
    ],
    ['a version of two parts', changed(managedWithRole(), /^solution/, '1.0.0.3', '1.0')],
    [
      'another type of every content',
      changed(managedWithRole(), /^\[Content/, /application\/octet-stream/g, 'application/xml'),
    ],
    [
      'a classic workflow',
      changed(
        changed(flowWithConnector(), /^customizations/, '<Category>5', '<Category>0'),
        /^customizations/,
        /<JsonFileName>[^<]*<\/JsonFileName>/,
        '<XamlFileName>/Workflows/a.xaml</XamlFileName>',
      ),
    ],
    [
      'ids of another environment in a flow, which an import maps by its reference',
      changed(
        changed(
          flowWithConnector(),
          /^Workflows/,
          '"apiId":""',
          '"apiId":"/providers/Microsoft.PowerApps/apis/shared_new-5forders-20mcp-5f0011223344556677"',
        ),
        /^Workflows/,
        /"api":\{"name":"shared_new[^"]*"/,
        '"api":{"name":"shared_new-5forders-20mcp-5f8899aabbccddeeff"',
      ),
    ],
    [
      'another heading of an intro',
      changed(
        certificationPackage({ isWhole: true }),
        /^intro\.md$/,
        '## Get started with your connector',
        '## Getting started',
      ),
    ],
    [
      'a flow that is suspended',
      changed(
        flowWithConnector(),
        /^customizations/,
        '<StateCode>1</StateCode><StatusCode>2',
        '<StateCode>2</StateCode><StatusCode>3',
      ),
    ],
  ])('%s', async (_, files) => {
    expect(sayingsOf(await checkZip(files)).faults).toEqual([]);
  });
});

describe('what is wrong is said in an export too:', () => {
  it.each<[string, FileTree, unknown[]]>([
    [
      'without the connector in its flow solution',
      certificationPackage({ isWhole: false }),
      [
        expect.stringMatching(/PkgAssets\/CareRegisterFlow\.zip: .* should contain folder namely 'Connector'/),
        expect.stringMatching(/customconnectorid: it names the connector .* Add the connector to this solution too\.$/),
        'warning CareRegisterFlow.zip solution.xml MissingDependencies: 2 components are not in the solution. Add them before exporting.',
      ],
    ],
    [
      'packed by a Mac',
      new Map([...certificationPackage({ isWhole: true }), ['__MACOSX/._intro.md', encode('x')]]),
      [expect.stringMatching(/should not contain any folder .* Please remove the folder __MACOSX\.$/)],
    ],
  ])('a certification package %s', async (_, files, faults) => {
    expect(sayingsOf(await checkZip(files)).faults).toEqual(faults);
  });

  it.each<[string, FileTree, RegExp]>([
    [
      'a file of the second connector is missing',
      new Map([...agentWithTwoConnectors()].filter(([path]) => !/warehouse.*openapidefinition/.test(path))),
      /^customizations\.xml Connector "new_5Fwarehouse-20server-203" openapidefinition: the file .* is missing/,
    ],
    [
      'a definition that is no JSON',
      changed(agentWithTwoConnectors(), /warehouse.*openapidefinition/, '{', ''),
      /warehouse.*openapidefinition\.json: it is no JSON/,
    ],
    [
      'a flow that calls what is not there',
      changed(flowWithConnector(), /^Workflows/, '"InvokeServer"', '"InvokeServers"'),
      /Ask: there is no operation InvokeServers\. Take one of: InvokeServer/,
    ],
    [
      'a mail without a subject',
      changed(flowWithConnector(), /^Workflows/, '"emailMessage/Subject"', '"emailMessage/Title"'),
      /Tell: SendEmailV2 has no parameter emailMessage\/Title/,
    ],
    [
      'a step that is not there',
      changed(flowWithConnector(), /^Workflows/, "outputs('State')", "outputs('Stat')"),
      /^(?!warning).*Until_done: in .*there is no trigger or action Stat here/,
    ],
    [
      'an icon of another size',
      changed(managedWithRole(), /iconblob/, /^/, 'x'),
      /^note .*iconblob\.Png: IconNotValid: The icon is no PNG/,
    ],
    [
      'a script that is not UTF-8',
      new Map(
        [...flowWithConnector()].map(([path, bytes]) => [
          path,
          path.endsWith('.csx') ? new Uint8Array([...bytes, 0xe9]) : bytes,
        ]),
      ),
      /customcodeblobcontent\.csx: FileNotUtf8: The file is not UTF-8; .* byte \d+/,
    ],
  ])('%s', async (_, files, problem) => {
    const { findings } = await checkZip(files);
    expect(findings.map(wordPackageFinding)).toContainEqual(expect.stringMatching(problem));
  });

  it('an unpacked solution whose connector is no XML', async () => {
    const files = unpackedFolders();
    files.set('Connectors/new_5Forders-20mcp.xml', encode('<Connector>'));
    const { findings } = await checkFolder(files);
    expect(findings.map(wordPackageFinding)).toContainEqual(
      expect.stringMatching(/^Connectors\/new_5Forders-20mcp\.xml: it is no XML: /),
    );
  });

  it('an unpacked solution whose connector is another element', async () => {
    const files = unpackedFolders();
    files.set('Connectors/new_5Forders-20mcp.xml', encode('<Other/>'));
    const { findings } = await checkFolder(files);
    expect(findings.map(wordPackageFinding)).toContainEqual(
      'Connectors/new_5Forders-20mcp.xml: the root is Other. It must be Connector.',
    );
  });

  it('an unpacked solution whose elements are wrong, in their own files', async () => {
    const files = unpackedFolders();
    const connectorFile = 'Connectors/new_5Forders-20mcp.xml';
    const flowFile = `${workflowFolder}.data.xml`;
    const broken = (path: string, from: RegExp, to: string) =>
      files.set(path, encode(decode(files.get(path) as Uint8Array).replace(from, to)));
    broken(connectorFile, /<connectorid>[^<]*/, '<connectorid>x');
    broken(flowFile, /<StateCode>\d/, '<StateCode>7');
    const places = (await checkFolder(files)).findings.map(({ where }) => where);
    expect(places).toContain(`${connectorFile} connectorid`);
    expect(places).toContain(`${flowFile} StateCode/StatusCode`);
    expect(places.filter((place) => /customizations/.test(place))).toEqual([]);
  });

  it('an unpacked solution whose flow lacks its element', async () => {
    const files = unpackedFolders();
    files.delete(`${workflowFolder}.data.xml`);
    expect((await checkFolder(files)).findings.map(wordPackageFinding)).toEqual(
      expect.arrayContaining([
        `note ${workflowFolder}: no Workflow element links to it. It is not imported: add ${workflowFolder}.data.xml if it is meant to be.`,
        expect.stringMatching(/^warning Other\/Solution\.xml RootComponents .*: the solution holds no such flow\./),
      ]),
    );
  });

  it.each(['', 'src'])('a zip of an unpacked solution, in the folder "%s"', async (folder) => {
    const { kind, findings } = await checkZip(unpackedFolders(folder));
    expect(kind).toBe('unpacked solution with connector and flows');
    expect(findings.map(wordPackageFinding)).toContainEqual(
      expect.stringMatching(
        /^\S+\.zip: it is a solution that was taken apart, and no import takes it\. Pack it with `pac solution pack`/,
      ),
    );
  });

  it('a zip of two unpacked solutions', async () => {
    const { findings } = await checkZip(new Map([...unpackedFolders('a'), ...unpackedFolders('b')]));
    const said = findings.filter(({ what }) => /taken apart/.test(what));
    expect(said.map(({ where, severity }) => `${severity} ${where}`)).toEqual(['error a/ a', 'error b/ b']);
  });

  it.each(['', 'repository/'])('a solution in YAML, in the folder "%s"', async (folder) => {
    const paths = ['solutions/OrderDesk/solution.yml', 'publishers/new/publisher.yml', 'modernflows/a.json'];
    const files: FileTree = new Map(paths.map((path) => [`${folder}${path}`, encode('{}')]));
    for (const { kind, findings } of [await checkFolder(files), await checkZip(files)]) {
      expect(kind).toBe('solution in YAML');
      expect(findings.map(wordPackageFinding)).toEqual([
        expect.stringMatching(/: it is a solution in the YAML format of source control, which is not read here\. Pack/),
      ]);
    }
  });

  it('an unpacked solution whose connector lacks a file', async () => {
    const files = unpackedFolders();
    files.delete('Connectors/new_5Forders-20mcp_openapidefinition.json');
    const { findings } = await checkFolder(files);
    expect(findings.map(wordPackageFinding)).toContainEqual(
      expect.stringMatching(
        /^Connectors\/new_5Forders-20mcp\.xml openapidefinition: the file Connectors\/.*openapidefinition\.json is missing/,
      ),
    );
  });
});
