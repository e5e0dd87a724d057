import { decode, encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { add, certification, json, type Mutation, remove, rename, replace } from './mutation.ts';

const customizations = 'customizations.xml';

export const certificationMutations: Mutation[] = [
  certification(
    'a folder at the root',
    /should not contain any folder inside 'ConnectorPackage\.zip'.*__MACOSX/,
    add('__MACOSX/._intro.md'),
  ),
  certification('no intro', /The intro\.md file is missing\. Please add the required file/, remove('intro.md')),
  certification('no package', /The package zip file is missing/, remove('package.zip')),
  certification(
    'two intros',
    /it has 2 files where one is taken: intro\.md, readme\.md/,
    add('readme.md', '# CQC Data'),
  ),
  certification(
    'an intro without a section',
    /^note intro\.md: it has no section "## FAQ"/,
    replace('intro.md', '## FAQ', '## Questions'),
  ),
  certification(
    'an intro in another order',
    /^note intro\.md: the section "## Prerequisites" comes after "## FAQ"/,
    (tree) => {
      const [before, faq] = decode(tree.get('intro.md') as Uint8Array).split('## FAQ') as [string, string];
      tree.set('intro.md', encode(before.replace('## Prerequisites', `## FAQ${faq}\n## Prerequisites`)));
    },
  ),
  certification('a package that is no zip', /package\.zip: it is no whole zip/, add('package.zip', 'no zip')),
  certification(
    'no folder in the package',
    /should contain a folder ideally named 'PkgAssets'/,
    rename(/^PkgAssets\//, ''),
    'inner',
  ),
  certification('two folders in the package', /it has 2 folders where one is taken/, add('Other/x.txt'), 'inner'),
  certification(
    'a folder below PkgAssets',
    /The package folder 'PkgAssets' should not contain any folder/,
    add('PkgAssets/en-us/x.txt'),
    'inner',
  ),
  certification('no solutions', /does not contain solution zip files/, rename(/\.zip$/, '.txt'), 'inner'),
  certification(
    'one solution',
    /should contain only connector and flow solution zip files/,
    remove('PkgAssets/FlowSolution.zip'),
    'inner',
  ),
  certification(
    'three solutions',
    /should contain only connector and flow solution zip files.*there are 3/,
    (tree) => void tree.set('PkgAssets/Third.zip', tree.get('PkgAssets/FlowSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'the connector solution twice',
    /Flow solution in '.*' is invalid/,
    (tree) => void tree.set('PkgAssets/FlowSolution.zip', tree.get('PkgAssets/ConnectorSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'the flow solution twice',
    /Connector solution in '.*' is invalid/,
    (tree) => void tree.set('PkgAssets/ConnectorSolution.zip', tree.get('PkgAssets/FlowSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'a solution without solution.xml',
    /Please add the missing 'solution\.xml'/,
    remove('solution.xml'),
    'PkgAssets/ConnectorSolution.zip',
  ),
  certification(
    'a flow solution without the folder Connector',
    /should contain folder namely 'Connector'/,
    (tree) => {
      for (const path of [...tree.keys()]) if (path.startsWith('Connector/')) tree.delete(path);
    },
    'PkgAssets/FlowSolution.zip',
  ),
  certification(
    'a wrong component type inside',
    /ConnectorSolution\.zip solution\.xml RootComponents .*: its type is "371"/,
    replace('solution.xml', 'type="372"', 'type="371"'),
    'PkgAssets/ConnectorSolution.zip',
  ),
  certification(
    'two connectors',
    /the solutions hold other connectors/,
    (tree) => {
      for (const path of [customizations, 'solution.xml']) replace(path, /65bd818a/g, '75bd818a')(tree);
    },
    'PkgAssets/FlowSolution.zip',
  ),
  ...(
    [
      ['a managed solution', /Managed: it is "1"/, replace('solution.xml', '<Managed>0', '<Managed>1')],
      [
        'a missing dependency',
        /^warning .*1 components are not in the solution/,
        replace(
          'solution.xml',
          /<MissingDependencies>/,
          '<MissingDependencies><MissingDependency></MissingDependency>',
        ),
      ],
      [
        'a component that is not listed',
        /^ConnectorSolution\.zip solution\.xml RootComponents: the connector \{.*\} is not listed/,
        replace('solution.xml', /<RootComponent [^>]*>(<\/RootComponent>)?/, ''),
      ],
      ['no icon', /iconblob: there is no icon/, replace(customizations, /<iconblob>.*<\/iconblob>/, '')],
      [
        'an icon that is no PNG',
        /^ConnectorSolution\.zip Connector\/.*IconNotValid: The icon is no PNG/,
        add('Connector/cqc_cqcdata_iconblob.Png', 'GIF89a'),
      ],
      [
        'no policies',
        /^note .*policytemplateinstances\.json: it is empty.*nothing proves it/,
        add('Connector/cqc_cqcdata_policytemplateinstances.json', '[]'),
      ],
      [
        'a text without its description',
        /^ConnectorSolution\.zip Connector\/.*connectionparameters\.json #\/properties.*/,
        json('Connector/cqc_cqcdata_connectionparameters.json', (value) => {
          value.api_key.uiDefinition.description = '';
        }),
      ],
      [
        'an operation id twice',
        /^ConnectorSolution\.zip Connector\/.*OperationIdNotUnique/,
        json('Connector/cqc_cqcdata_openapidefinition.json', (value) => {
          value.paths['/providers'].get.operationId = 'Locations';
        }),
      ],
    ] as [string, RegExp, (tree: FileTree) => void][]
  ).map(([name, cause, change]) => certification(`${name} inside`, cause, change, 'PkgAssets/ConnectorSolution.zip')),
  certification(
    'a flow that names a reference of another solution',
    /^FlowSolution\.zip Workflows\/.*the solution has no connection reference cqc_cqcdataconnection/,
    replace(customizations, 'logicalname="cqc_cqcdataconnection"', 'logicalname="cqc_other"'),
    'PkgAssets/FlowSolution.zip',
  ),
];
