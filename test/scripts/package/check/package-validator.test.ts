import { describe, expect, it } from 'vitest';
import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { Budget } from '../../../../scripts/package/budget.ts';
import { createFindings } from '../../../../scripts/package/check/package-finding.ts';
import { runPackageValidator } from '../../../../scripts/package/check/package-validator.ts';
import { writeZip } from '../../../../scripts/package/zip.ts';

const tree = (...paths: string[]): FileTree => new Map(paths.map((path) => [path, encode('x')]));
const sections = {
  connector: '<Connectors><Connector a="1"/></Connectors>',
  flow: '<Workflows><Workflow/></Workflows>',
  plugin: '<aicopilot_aiplugins><aicopilot_aiplugin>x</aicopilot_aiplugin></aicopilot_aiplugins>',
};
const root = ['[Content_Types].xml', 'solution.xml'];
const solution = (xml: string, ...paths: string[]): FileTree =>
  new Map([...tree(...root, ...paths), ['customizations.xml', encode(`<ImportExportXml>${xml}</ImportExportXml>`)]]);

const connector = solution(sections.connector, 'Connector/a.json');
const flow = solution(sections.connector + sections.flow, 'Connector/a.json', 'Workflows/b.json');
const plugin = solution(
  sections.connector + sections.plugin,
  'Connector/a.json',
  'aiplugins/c.xml',
  'aipluginoperations/d.xml',
);

/** A package with these solutions below PkgAssets, and other files in its zips. */
const packageOf = (solutions: Record<string, FileTree>, inner = tree(), outer = tree('intro.md')): FileTree =>
  new Map([
    ...outer,
    [
      'package.zip',
      writeZip(
        new Map([
          ...inner,
          ...Object.entries(solutions).map(([name, files]): [string, Uint8Array] => [
            `PkgAssets/${name}`,
            writeZip(files),
          ]),
        ]),
      ),
    ],
  ]);
const both = { 'a.zip': connector, 'b.zip': flow };

async function run(files: FileTree) {
  const { findings, find } = createFindings();
  const solutions = await runPackageValidator(files, 'P.zip', new Budget(), find);
  return {
    solutions: [...solutions.keys()],
    sentences: findings.map(({ where, what, remedy }) => [where, what, remedy].join(' | ')),
  };
}

describe('a package has no fault', () => {
  it.each<[string, FileTree, string[]]>([
    ['with connector and flow', packageOf(both), ['a.zip', 'b.zip']],
    ['with the flow first', packageOf({ 'a.zip': flow, 'b.zip': connector }), ['a.zip', 'b.zip']],
    ['with a plugin beside both', packageOf({ ...both, 'c.zip': plugin }), ['a.zip', 'b.zip', 'c.zip']],
    [
      'with other files in the zip and the folder',
      packageOf(both, tree('x.dll', 'PkgAssets/y.xml')),
      ['a.zip', 'b.zip'],
    ],
    ['with an intro of any name', packageOf(both, tree(), tree('READ.MD', 'notes.txt')), ['a.zip', 'b.zip']],
    [
      'with folders and files in other capitals',
      packageOf({
        'A.ZIP': solution(sections.connector, 'connector/a.json'),
        'b.zip': new Map([...flow].map(([path, bytes]) => [path.replace('solution.xml', 'Solution.XML'), bytes])),
      }),
      ['A.ZIP', 'b.zip'],
    ],
  ])('%s', async (_, files, solutions) => {
    expect(await run(files)).toEqual({ solutions, sentences: [] });
  });
});

describe('the validator stops', () => {
  const folder = 'P.zip/package.zip/PkgAssets';
  it.each<[string, FileTree, string[], string[]?]>([
    [
      'at a folder beside the package',
      packageOf({}, tree(), tree('intro.md', 'a/x', 'b/y')),
      ["P.zip | The provided zip file should not contain any folder inside 'P.zip' | Please remove the folders a, b"],
    ],
    [
      'without an intro',
      packageOf({}, tree(), tree()),
      [
        "P.zip | The provided zip file should contain both intro.md and package zip file in 'P.zip' | The intro.md file is missing. Please add the required file",
      ],
    ],
    [
      'without a package',
      tree('intro.md'),
      [
        "P.zip | The provided zip file should contain both intro.md and package zip file in 'P.zip' | The package zip file is missing. Please add the required file",
      ],
    ],
    [
      'without both',
      tree('notes.txt'),
      [
        "P.zip | The provided zip file should contain both intro.md and package zip file in 'P.zip' | The intro.md file and package zip file are missing. Please add the required files",
      ],
    ],
    [
      'at two intros',
      packageOf({}, tree(), tree('a.md', 'b.md')),
      ['P.zip | it has 2 files where one is taken: a.md, b.md | Keep one of them'],
    ],
    [
      'at two packages',
      packageOf({}, tree(), tree('intro.md', 'a.zip')),
      ['P.zip | it has 2 files where one is taken: a.zip, package.zip | Keep one of them'],
    ],
    [
      'at a package that is none',
      tree('intro.md', 'package.zip'),
      [expect.stringMatching(/^P\.zip\/package\.zip \| it is no whole zip: .* \| Pack it again$/)],
    ],
    [
      'at a package without a folder',
      packageOf({}, tree('x.txt')),
      [
        "P.zip/package.zip | The package zip file should contain a folder ideally named 'PkgAssets' inside 'P.zip/package.zip' | Please add the folder containing the solution zip files",
      ],
    ],
    [
      'at a package with two folders',
      packageOf(both, tree('Other/x')),
      ['P.zip/package.zip | it has 2 folders where one is taken: Other, PkgAssets | Keep the one with the solutions'],
    ],
    [
      'at a folder below that of the solutions, before it looks at what they are',
      packageOf({ 'a.zip': connector, 'b.zip': connector }, tree('PkgAssets/en/x')),
      [
        `${folder} | The package folder 'PkgAssets' should not contain any folder inside '${folder}' | Please remove the folder en`,
      ],
      ['a.zip', 'b.zip'],
    ],
    [
      'at no solution',
      packageOf({}, tree('PkgAssets/x.txt')),
      [
        `${folder} | The package folder 'PkgAssets' does not contain solution zip files in '${folder}' | Please add the required connector and flow solution zip files`,
      ],
    ],
    [
      'at a single solution',
      packageOf({ 'a.zip': connector }),
      [
        `${folder} | The package folder 'PkgAssets' should contain only connector and flow solution zip files in '${folder}' | Keep 2; there are 1`,
      ],
      ['a.zip'],
    ],
    [
      'at two solutions of which one is a plugin',
      packageOf({ 'a.zip': connector, 'c.zip': plugin }),
      [
        `${folder} | The package folder 'PkgAssets' should contain connector, flow and AIplugin solution zip files in '${folder}' | Keep 3; there are 2`,
      ],
      ['a.zip', 'c.zip'],
    ],
    [
      'at a solution that is no zip, before it looks at what the other is',
      packageOf({ 'a.zip': flow }, tree('PkgAssets/b.zip')),
      [expect.stringMatching(/^P\.zip\/package\.zip\/PkgAssets\/b\.zip \| it is no whole zip: /)],
      ['a.zip'],
    ],
    [
      'at a solution without its files, the first of them alone',
      packageOf({ 'a.zip': tree('[content_types].xml', 'Connector/a'), 'b.zip': tree('solution.xml', 'Connector/a') }),
      [
        `${folder}/a.zip | The solution zip file 'a.zip' in '${folder}' should contain three files namely '[Content_Types].xml', 'customizations.xml', 'solution.xml' | Please add the missing 'customizations.xml, solution.xml' to the solution zip file`,
      ],
      ['a.zip', 'b.zip'],
    ],
    [
      'at a connector without its folder',
      packageOf({ ...both, 'a.zip': solution(sections.connector) }),
      [
        `${folder}/a.zip | The solution zip file 'a.zip' in '${folder}' should contain folder namely 'Connector' | Please add the required folder to the solution zip or export the correct solution again`,
      ],
      ['a.zip', 'b.zip'],
    ],
    [
      'at a flow without both folders, although it has no connector',
      packageOf({ ...both, 'b.zip': solution(sections.flow, 'x/y') }),
      [
        `${folder}/b.zip | The solution zip file 'b.zip' in '${folder}' should contain folders namely 'Connector', 'Workflows' | Please add the required folder to the solution zip or export the correct solution again`,
      ],
      ['a.zip', 'b.zip'],
    ],
    [
      'at a plugin without its folders',
      packageOf({ ...both, 'c.zip': solution(sections.connector + sections.plugin, 'Connector/a') }),
      [
        `${folder}/c.zip | The solution zip file 'c.zip' in '${folder}' should contain folders namely 'aiplugins', 'aipluginoperations' | Please add the required folder to the solution zip or export the correct solution again`,
      ],
      ['a.zip', 'b.zip', 'c.zip'],
    ],
    ...(
      [
        ['two flows', { 'a.zip': flow, 'b.zip': flow }, 'Connector'],
        ['two connectors', { 'a.zip': connector, 'b.zip': connector }, 'Flow'],
        ['a plugin in place of the connector', { 'a.zip': plugin, 'b.zip': flow, 'c.zip': flow }, 'Connector'],
        [
          'sections without anything in them',
          { 'a.zip': solution('<Connector/><Workflows/>'), 'b.zip': flow },
          'Connector',
        ],
        ['a document that is no XML', { 'a.zip': solution('<'), 'b.zip': flow }, 'Connector'],
        [
          'a flow solution with a plugin in it',
          {
            'a.zip': connector,
            'b.zip': connector,
            'c.zip': solution(
              sections.connector + sections.flow + sections.plugin,
              ...['Connector/a', 'Workflows/b', 'aiplugins/c', 'aipluginoperations/d'],
            ),
          },
          'Flow',
        ],
      ] as [string, Record<string, FileTree>, 'Connector' | 'Flow'][]
    ).map(([name, solutions, lacking]): [string, FileTree, string[], string[]] => [
      `at ${name}`,
      packageOf(solutions),
      [
        lacking === 'Connector'
          ? `${folder} | Connector solution in '${folder}' is invalid. Connector solution should only contain 'Connector' folder | Validate the connector solution has no extra component except 'Connector'`
          : `${folder} | Flow solution in '${folder}' is invalid. Flow solution should contain both 'Connector' and 'Workflows' folders | Validate the flow solution has both 'Connector' and 'Workflows' components`,
      ],
      Object.keys(solutions),
    ]),
  ])('%s', async (_, files, sentences, solutions = []) => {
    expect(await run(files)).toEqual({ solutions, sentences });
  });
});
