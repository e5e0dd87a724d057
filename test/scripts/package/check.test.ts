import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encode, type FileTree } from '../../../scripts/lib/file-tree.ts';
import { buildArtifacts } from '../../../scripts/package/artifacts.ts';
import { checkFiles, checkPath } from '../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../scripts/package/check/package-finding.ts';
import { writeZip } from '../../../scripts/package/zip.ts';
import { artifactFiles, ingredients, unzip } from './artifacts.ts';
import { certificationMutations } from './mutations/certification-package.ts';
import { connectorSolutionMutations } from './mutations/connector-solution.ts';
import { flowSolutionMutations } from './mutations/flow-solution.ts';
import { folderMutations } from './mutations/folders.ts';
import { templateMutations, templateNotes } from './mutations/logic-apps-template.ts';
import { add, certification, changedJson, type Mutation } from './mutations/mutation.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const checkArtifact = async (path: string) => {
  const [result, ...others] = (await checkPath(path)).values();
  expect(others).toEqual([]);
  return result as NonNullable<typeof result>;
};

const lay = (path: string, content: Uint8Array | FileTree) => {
  rmSync(path, { recursive: true, force: true });
  if (content instanceof Uint8Array) return writeFileSync(path, content);
  for (const [file, bytes] of content) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), bytes);
  }
};

/** What the check says of a mutated artifact. */
const findingsOf = async ({ make }: Mutation) => {
  const { name, content } = make();
  lay(join(folder, name), content);
  return (await checkArtifact(join(folder, name))).findings;
};

const mutations = [
  ...connectorSolutionMutations,
  ...flowSolutionMutations,
  ...certificationMutations,
  ...templateMutations,
  ...folderMutations,
];

const kinds = {
  'connector/': 'connector folder',
  'CQCData.zip': 'solution with connector',
  'CQCDataFlows.zip': 'solution with connector and flows',
  'ConnectorPackage.zip': 'certification package',
  'independent-publisher/': 'folder for the pull request of an independent publisher',
  'logic-apps/azuredeploy.json': 'ARM template for Logic Apps',
};

it.each(buildArtifacts(ingredients))('$name is known for what it is and has no findings', async ({ name, files }) => {
  expect(await checkFiles(name, files)).toEqual({ kind: kinds[name as keyof typeof kinds], findings: [] });
});

it('a connector without policies, connection parameters and script operations is packaged without a fault', async () => {
  const { source } = ingredients;
  const { policyTemplateInstances: _, connectionParameters: __, scriptOperations: ___, ...rest } = source.apiProperties;
  const apiProperties = rest as typeof source.apiProperties;
  const artifacts = buildArtifacts({ ...ingredients, source: { ...source, apiProperties } });
  const { name, files } = artifacts.find((one) => one.name === 'CQCData.zip') as (typeof artifacts)[number];
  const { findings } = await checkFiles(name, files);
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

it('there are at least 40 mutations, each of its own name', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(40);
});

it.each(mutations)('finds $name', async (mutation) => {
  const { cause } = mutation;
  const findings = (await findingsOf(mutation)).map(wordPackageFinding);
  expect(findings.filter((finding) => cause.test(finding)).length, findings.join('\n')).toBeGreaterThan(0);
  for (const finding of findings) expect(finding).toMatch(/^\S.*: \S.*[.!?] \S.*[.!?]$/s);
});

// Severities and places alone: a new wording changes nothing here. After a change that is meant: `npx vitest run --project together -u`.
it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
  'finds %s in these places alone',
  async (_, mutation) => {
    expect((await findingsOf(mutation)).map(({ where, severity }) => `${severity} ${where}`)).toMatchSnapshot();
  },
);

it('settings may name no script where no operation runs through one', async () => {
  const tree = new Map(
    [...artifactFiles()].flatMap(([path, bytes]): [string, Uint8Array][] =>
      path.startsWith('connector/') ? [[path.slice('connector/'.length), bytes]] : [],
    ),
  );
  const edit = (name: string, change: (value: Record<string, Record<string, unknown>>) => void) =>
    tree.set(name, encode(changedJson(tree.get(name) as Uint8Array, change)));
  edit('settings.json', (value) => delete value.script);
  edit('apiProperties.json', ({ properties = {} }) => delete properties.scriptOperations);
  tree.delete('script.csx');
  lay(join(folder, 'without-script'), tree);
  const { kind, findings } = await checkArtifact(join(folder, 'without-script'));
  expect([kind, findings.filter(({ where }) => /script/.test(where))]).toEqual(['connector folder', []]);
});

it.each([null, undefined])('settings may name no icon where there is none, as %j', async (icon) => {
  const own = [...artifactFiles()].filter(([path]) => path.startsWith('connector/') && !path.endsWith('icon.png'));
  const tree: FileTree = new Map(own);
  const settings = tree.get('connector/settings.json') as Uint8Array;
  tree.set('connector/settings.json', encode(changedJson(settings, (value) => Object.assign(value, { icon }))));
  const { findings } = await checkFiles('connector/', tree);
  expect(findings.map(wordPackageFinding)).toEqual([expect.stringMatching(/^note icon\.png: the file is missing/)]);
});

it.each(templateNotes)('notes $name and does not refuse it', async (mutation) => {
  const findings = await findingsOf(mutation);
  expect(findings.map(wordPackageFinding)).toEqual([expect.stringMatching(mutation.cause)]);
  expect(findings.map(({ severity }) => severity)).toEqual(['note']);
});

it('carries a note out of the solutions of a package', async () => {
  const policies = 'Connector/cqc_cqcdata_policytemplateinstances.json';
  const { make } = certification('', /./, add(policies, '[]'), 'PkgAssets/ConnectorSolution.zip');
  const findings = await findingsOf({ name: '', make, cause: /./ });
  expect(findings).toEqual([expect.objectContaining({ severity: 'note', where: `ConnectorSolution.zip ${policies}` })]);
});

describe('what is taken for which artifact', () => {
  const zip = (name: string): Uint8Array => artifactFiles().get(name) as Uint8Array;
  const template = zip('logic-apps/azuredeploy.json');
  const parameters = encode('{"$schema":"…/deploymentParameters.json#","contentVersion":"1.0.0.0","parameters":{}}');
  const connectorFiles = (...names: string[]): [string, Uint8Array][] =>
    names.map((name) => [name, zip(`connector/${name}`)]);
  const { 'CQCData.zip': solution, 'logic-apps/azuredeploy.json': arm, 'ConnectorPackage.zip': certified } = kinds;

  it.each<[string, FileTree, string[]]>([
    ['one solution', new Map([['CQCData.zip', zip('CQCData.zip')]]), [solution]],
    [
      'a solution beside notes',
      new Map([
        ['README.md', encode('# Notes')],
        ['CQCData.zip', zip('CQCData.zip')],
      ]),
      [solution],
    ],
    ['one template', new Map([['azuredeploy.json', template]]), [arm]],
    [
      'a template and its parameters',
      new Map([
        ['template.json', template],
        ['parameters.json', parameters],
      ]),
      [arm],
    ],
    [
      'the files of a solution, one folder down',
      new Map([...unzip(zip('CQCData.zip'))].map(([path, bytes]) => [`x/${path}`, bytes])),
      [solution],
    ],
    [
      'the package without its intro',
      new Map([['package.zip', unzip(zip('ConnectorPackage.zip')).get('package.zip') as Uint8Array]]),
      [certified],
    ],
    [
      'a connector without settings',
      new Map(connectorFiles('apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'script.csx')),
      ['connector folder'],
    ],
  ])('a folder: %s', async (_, files, expected) => {
    const place = join(folder, 'which');
    lay(place, files);
    const checked = [...(await checkPath(place)).values()];
    expect(checked.map(({ kind }) => kind)).toEqual(expected);
    if (!expected.includes(certified)) expect(checked.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('a template and its parameters in a zip', async () => {
    const bytes = writeZip(
      new Map([
        ['template.json', template],
        ['parameters.json', parameters],
      ]),
    );
    expect(await checkFiles('Export.zip', new Map([['Export.zip', bytes]]))).toEqual({ kind: arm, findings: [] });
  });

  it('parameters alone, which are no template', async () => {
    const { findings } = await checkFiles('parameters.json', new Map([['parameters.json', parameters]]));
    expect(findings.map(wordPackageFinding)).toEqual([
      expect.stringMatching(/the parameters of an ARM template\. Give the template/),
    ]);
  });
});

it('a connector folder may call its files as its settings do', async () => {
  const own = [...artifactFiles()].filter(([path]) => path.startsWith('connector/'));
  const names: Record<string, string> = {
    'apiDefinition.swagger.json': 'api.json',
    'apiProperties.json': 'props.json',
    'icon.png': 'logo.png',
  };
  const tree: FileTree = new Map(own.map(([path, bytes]) => [names[path.slice(10)] ?? path.slice(10), bytes]));
  const settings = { apiDefinition: './api.json', apiProperties: 'props.json', icon: '.\\logo.png' };
  tree.set(
    'settings.json',
    encode(changedJson(tree.get('settings.json') as Uint8Array, (value) => Object.assign(value, settings))),
  );
  tree.set('apiDefinition.swagger.json', encode('{"swagger":"2.0"}'));
  const { kind, findings } = await checkFiles('x/', new Map([...tree].map(([path, bytes]) => [`x/${path}`, bytes])));
  expect(kind).toBe('connector folder');
  expect(findings.map(wordPackageFinding)).toEqual([
    expect.stringMatching(/^note api\.json: the definition has another name/),
    expect.stringMatching(/^warning apiDefinition\.swagger\.json: it is another definition, which was not checked/),
  ]);
});

it('a connector folder may have its files in folders, where its settings say so', async () => {
  const moved: Record<string, string> = {
    'apiDefinition.swagger.json': 'def/apiDefinition.swagger.json',
    'icon.png': 'assets/icon.png',
  };
  const own = [...artifactFiles()].filter(([path]) => path.startsWith('connector/'));
  const tree: FileTree = new Map(own.map(([path, bytes]) => [`x/${moved[path.slice(10)] ?? path.slice(10)}`, bytes]));
  const settings = tree.get('x/settings.json') as Uint8Array;
  const named = { apiDefinition: './def/apiDefinition.swagger.json', icon: 'assets\\icon.png' };
  tree.set('x/settings.json', encode(changedJson(settings, (value) => Object.assign(value, named))));
  expect(await checkFiles('x/', tree)).toEqual({ kind: 'connector folder', findings: [] });
});

describe('a zip of', () => {
  const own = (folder: string): FileTree =>
    new Map(
      [...artifactFiles()].flatMap(([path, bytes]): [string, Uint8Array][] =>
        path.startsWith(folder) ? [[path.slice(folder.length), bytes]] : [],
      ),
    );
  const at = (folder: string, files: FileTree): [string, Uint8Array][] =>
    [...files].map(([path, bytes]) => [folder + path, bytes]);
  const connector = own('connector/');
  const pullRequest = own('independent-publisher/CQC Data/');
  const solution = unzip(artifactFiles().get('CQCData.zip') as Uint8Array);
  const empty = new Uint8Array();
  const readme = pullRequest.get('readme.md') as Uint8Array;
  const ownColor = encode(
    changedJson(pullRequest.get('apiProperties.json') as Uint8Array, ({ properties }) => {
      properties.iconBrandColor = '#123456';
    }),
  );
  const settingsAndIcon = [...connector].filter(([path]) => /^(settings\.json|icon\.png)$/.test(path));
  const without = (files: FileTree, ...names: string[]): FileTree =>
    new Map([...files].filter(([path]) => !names.includes(path)));
  const meant: Record<string, string> = {
    'apiProperties.json': 'apiProperties (1).json',
    'script.csx': 'script.csx.txt',
  };
  const packed = artifactFiles().get('CQCData.zip') as Uint8Array;
  const { 'connector/': folderKind, 'independent-publisher/': pullKind, 'CQCData.zip': solutionKind } = kinds;

  it.each<[string, [string, Uint8Array][], kind: string, findings: RegExp[]]>([
    ['the files of a connector', at('', connector), folderKind, []],
    ['the files of a pull request', at('', pullRequest), pullKind, []],
    ['the folder of a connector, with an entry for it', [['x/', empty], ...at('x/', connector)], folderKind, []],
    [
      'the folders of a pull request, with entries for them',
      [['x/', empty], ['x/y/', empty], ...at('x/y/', pullRequest), ['x/y/z/', empty]],
      pullKind,
      [],
    ],
    [
      'the folder of a solution, with an entry for it',
      [['x/', empty], ...at('x/', solution)],
      solutionKind,
      [/^x\/: the files of the solution lie in this folder, .* so that solution\.xml is at the top/],
    ],
    [
      'the folder of a certification package',
      at('x/', unzip(artifactFiles().get('ConnectorPackage.zip') as Uint8Array)),
      kinds['ConnectorPackage.zip'],
      [/^x\/: the files of the package lie in this folder, .* so that intro\.md is at the top/],
    ],
    [
      'a repository with a connector, whose docs have an intro and a zip',
      [
        ...at('connector/', connector),
        ['docs/intro.md', empty],
        ['docs/x.zip', writeZip(new Map([['x.png', empty]]))],
        ['node_modules/x/y.zip', packed],
        ['node_modules/apiDefinition.swagger.json', empty],
      ],
      folderKind,
      [/^note connector folder: what lies beside its files was passed over: docs\/, node_modules\/\./],
    ],
    ['a connector with a readme', at('', new Map([...connector, ['README.md', readme]])), folderKind, []],
    [
      "a verified publisher's connector",
      at('', new Map([...without(pullRequest, 'intro.md', 'ConnectorPackage.zip'), ['apiProperties.json', ownColor]])),
      folderKind,
      [/^note icon\.png: /],
    ],
    [
      'what an independent publisher had merged, without intro and package',
      at('', without(pullRequest, 'intro.md', 'ConnectorPackage.zip')),
      folderKind,
      [
        /^note connector folder: it is not taken for .* should have: intro\.md, ConnectorPackage\.zip\.$/,
        /^note icon\.png: /,
      ],
    ],
    [
      'a pull request with three mistakes that keeps intro and color',
      at('', new Map([...without(pullRequest, 'readme.md'), ...settingsAndIcon])),
      pullKind,
      [/^readme\.md: .* missing/, /^icon\.png: the folder has an icon/, /^settings\.json: the folder has settings/],
    ],
    [
      'a pull request with three mistakes, of them the intro and the color',
      at('', new Map([...without(pullRequest, 'intro.md'), ['apiProperties.json', ownColor], ['logo.png', empty]])),
      `${folderKind} and certification package`,
      [
        /^note connector folder: it is not taken for .* have: intro\.md, the iconBrandColor #da3b01, no icon\.$/,
        /^note icon\.png: /,
      ],
    ],
    [
      'a connector beside more than is named',
      [...at('', connector), ...Array.from({ length: 30 }, (_, n): [string, Uint8Array] => [`d${n}/x`, empty])],
      folderKind,
      [/^note connector folder: what lies beside its files was passed over: d0\/, .*, d19\/ and 10 more\./],
    ],
    [
      'a repository whose connector lies at its top',
      [
        ...at('x-main/', connector),
        ['x-main/README.md', readme],
        ['x-main/docs/a.md', empty],
        ['x-main/pictures.zip', writeZip(new Map([['x.png', empty]]))],
        ['x-main/release.zip', packed.slice(0, 20_000)],
        ['x-main/infra/main.json', encode('{"$schema":"…/deploymentTemplate.json#"')],
        ['x-main/older/apiProperties.json', encode('{')],
        ['x-main/solution/Other/Solution.xml', encode('<')],
        ['x-main/node_modules/x/Other/Solution.xml', encode('<')],
      ],
      `${folderKind} and nothing that is known and unpacked solution`,
      [
        /^note x-main\/ connector folder: what lies beside its files was passed over: docs\/, pictures\.zip, node_modules\/\./,
        /^x-main\/ infra\/main\.json main\.json: it is no JSON/,
        /^x-main\/ older\/ apiDefinition\.swagger\.json: the file is missing/,
        /^note x-main\/ older\/ icon\.png: /,
        /^x-main\/ solution\/ solution: it is a solution that was taken apart/,
        /^x-main\/ solution\/ Other\/Customizations\.xml: the file is missing/,
        /^x-main\/ solution\/ Other\/Solution\.xml: it is no XML/,
        /^x-main\/ release\.zip release\.zip: it is no whole zip/,
      ],
    ],
    [
      'a project, whose README speaks to its developers',
      at('', new Map([...connector, ['README.md', empty], ['package.json', empty]])),
      folderKind,
      [],
    ],
    [
      'a solution and a connector in one folder',
      [...at('', solution), ...at('', connector)],
      solutionKind,
      [/^warning x\.zip: the files of a connector lie beside those of the solution, and were not checked\./],
    ],
    ['a connector with an older one in it', [...at('Old/', connector), ...at('', connector)], folderKind, []],
    [
      'a pull request with a definition of another name alone',
      [...pullRequest].flatMap(([path, bytes]): [string, Uint8Array][] =>
        path === 'apiProperties.json' ? [] : [[path === 'apiDefinition.swagger.json' ? 'openapi.json' : path, bytes]],
      ),
      pullKind,
      [/^openapi\.json: the definition has another name/, /PropertiesFileMissing/, /^apiProperties\.json: the file/],
    ],
    [
      'a connector whose properties and script are called as copies and texts',
      [...connector].map(([path, bytes]): [string, Uint8Array] => [meant[path] ?? path, bytes]),
      folderKind,
      [/^apiProperties \(1\)\.json:1:1: PartFileName/, /^script\.csx\.txt:1:1: ScriptFileName/],
    ],
    ['two connectors in a folder', [...at('x/a/', connector), ...at('x/b/', connector)], folderKind, []],
    [
      'a connector and a broken solution in a folder',
      [...at('x/a/', connector), ['x/b.zip', packed.slice(0, 20_000)]],
      `${folderKind} and nothing that is known`,
      [/^x\/b\.zip b\.zip: it is no whole zip/],
    ],
    [
      'a connector, as a Mac makes it',
      [...at('x/', connector), ['__MACOSX/x/._icon.png', empty], ['__MACOSX/._x.zip', empty]],
      folderKind,
      [/^note __MACOSX\/x\/\._icon\.png: a file manager/, /^note __MACOSX\/\._x\.zip: a file manager/],
    ],
  ])('%s', async (_, files, kind, findings) => {
    const checked = await checkFiles('x.zip', new Map([['x.zip', writeZip(new Map(files))]]));
    expect(checked.kind).toBe(kind);
    expect(checked.findings.map(wordPackageFinding)).toEqual(findings.map((one) => expect.stringMatching(one)));
  });
});

it('looks through folders that are thousands deep', async () => {
  const deep = 'a/'.repeat(10_000);
  const paths = Array.from({ length: 50 }, (_, index) => `${deep}${index}`);
  const files: FileTree = new Map([`${deep}solution.xml`, ...paths].map((path) => [path, new Uint8Array()]));
  const checked = await checkFiles('x.zip', new Map([['x.zip', writeZip(files)]])); // before the time limit of a test
  expect(checked.findings.length).toBeGreaterThan(0);
});

it('keeps what was found in a zip before its check was ended', async () => {
  const inner = writeZip(new Map(Array.from({ length: 20_001 }, (_, n) => [`${n}`, new Uint8Array()])));
  const bytes = writeZip(
    new Map(
      [...unzip(artifactFiles().get('CQCData.zip') as Uint8Array)].map(([path, content]): [string, Uint8Array] => [
        `a/${path}`,
        content,
      ]),
    ).set('a/solution.xml', encode('<')),
  );
  const files = new Map([
    ['1.zip', bytes],
    ['2.zip', inner],
  ]);
  const { findings } = await checkFiles('both.zip', new Map([['both.zip', writeZip(files)]]));
  const said = findings.map(wordPackageFinding).join('\n');
  expect(said).toMatch(
    /1\.zip a\/: the files of the solution.*2\.zip 2\.zip: it holds more than 20000 files, zips inside it included\. Pack it again/s,
  );
});

describe('a folder of several artifacts', () => {
  const dist = join(folder, 'dist');
  const all = Object.entries(kinds).map(([name, kind]) => [join(dist, name), { kind, findings: [] }]);

  it('is checked artifact by artifact', async () => {
    lay(dist, new Map([...artifactFiles(), ['SHA256SUMS', encode('')]]));
    expect([...(await checkPath(dist))].sort()).toEqual(all.sort());
  });

  it('is so at any depth', async () => {
    const parent = join(folder, 'parent');
    lay(parent, new Map([...artifactFiles()].map(([path, bytes]) => [`x/dist/${path}`, bytes])));
    const deep = Object.entries(kinds).map(([name, kind]) => [join(parent, 'x/dist', name), { kind, findings: [] }]);
    expect([...(await checkPath(parent))].sort()).toEqual(deep.sort());
  });

  it('says in which of them something is wrong', async () => {
    lay(dist, artifactFiles());
    rmSync(join(dist, 'connector/icon.png'));
    const wrong = [...(await checkPath(dist))].filter(([, { findings }]) => findings.length > 0);
    expect(wrong.map(([path, { findings }]) => [path, findings.map(({ where }) => where)])).toEqual([
      [join(dist, 'connector/'), ['settings.json icon']],
    ]);
  });

  it('is so where one of them lies at its top', async () => {
    const repository = join(folder, 'repository');
    const files = [...artifactFiles()].map(([path, bytes]): [string, Uint8Array] => [
      path.replace(/^connector\//, ''),
      bytes,
    ]);
    lay(repository, new Map(files));
    const found = [...(await checkPath(repository))].map(([path, { kind, findings }]) => [path, kind, findings]);
    expect(found.sort()).toEqual(
      Object.entries(kinds)
        .map(([name, kind]) => [name === 'connector/' ? repository : join(repository, name), kind, []])
        .sort(),
    );
  });

  it('is not what a certification package is, whose intro lies beside its zip', async () => {
    lay(join(folder, 'package'), unzip(artifactFiles().get('ConnectorPackage.zip') as Uint8Array));
    expect(await checkArtifact(join(folder, 'package'))).toEqual({ kind: 'certification package', findings: [] });
  });
});

it('takes the files of a solution in a folder', async () => {
  lay(join(folder, 'unpacked'), unzip(artifactFiles().get('CQCData.zip') as Uint8Array));
  expect(await checkArtifact(join(folder, 'unpacked'))).toEqual({ kind: 'solution with connector', findings: [] });
});

it.each([
  ['an empty file', 'empty.zip', ''],
  ['JSON of another kind', 'other.json', '{}'],
  ['a list', 'list.json', '[{"resources":[]}]'],
  ['null', 'null.json', 'null'],
  ['what is no JSON', 'broken.json', '{'],
])('says of %s that it is no artifact', async (_name, file, text) => {
  writeFileSync(join(folder, file), text);
  const { kind, findings } = await checkArtifact(join(folder, file));
  expect([kind, findings.length]).toEqual(['nothing that is known', 1]);
});

it.each([
  ['a definition', 'apiDefinition.swagger.json', '{"swagger":"2.0","paths":{}}'],
  ['OpenAPI 3', 'openapi.JSON', '{"openapi":"3.0.1"}'],
])('says of %s what to do with it', async (_name, file, text) => {
  writeFileSync(join(folder, file), text);
  const path = join(folder, file);
  await expect(checkArtifact(path)).rejects.toThrow(
    `${path}: is a definition alone, no artifact. Name the folder of its connector, or check it by \`npm run validate -- ${path}\`.`,
  );
});

it.each([
  ['its schema', '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"}'],
  ['its resources', '{"resources":[]}'],
  ['its version', '{"contentVersion":"1.0.0.0"}'],
])('knows an ARM template by %s alone', async (_name, text) => {
  writeFileSync(join(folder, 'template.json'), text);
  expect((await checkArtifact(join(folder, 'template.json'))).kind).toBe('ARM template for Logic Apps');
});

it('blames a folder that is too large, and no file of it', async () => {
  const large = join(folder, 'large');
  lay(large, new Map(['a', 'b', 'c'].map((name) => [`node_modules/${name}`, encode('x')])));
  for (const name of ['a', 'b', 'c']) truncateSync(join(large, 'node_modules', name), 100 * 1024 * 1024);
  await expect(checkPath(large)).rejects.toThrow(`${large}: holds more than 256 MB. Name the folder that is meant.`);
});

it('throws for a path that does not exist, and says what to name', async () => {
  await expect(checkPath(join(folder, 'nowhere.zip'))).rejects.toThrow(
    /nowhere\.zip: there is no such file or folder\. Name a zip/,
  );
});
