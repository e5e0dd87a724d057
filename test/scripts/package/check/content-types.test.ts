import { expect, it } from 'vitest';
import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { checkContentTypes } from '../../../../scripts/package/check/content-types.ts';
import { sentencesOf } from './places.ts';

const name = '[Content_Types].xml';
const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
const mark = '\ufeff';
const type = 'ContentType="application/octet-stream"';
const types = (children: string) => `${mark}<Types xmlns="${namespace}">${children}</Types>`;
const xml = `<Default Extension="xml" ${type}/>`;

it.each<[string, string | undefined, string[], (string | RegExp)[]]>([
  ['no file', undefined, [], [/^\[Content_Types\]\.xml \| the file is missing/]],
  [
    'a type for every extension',
    types(`${xml}<Default Extension="Png" ${type}/>`),
    ['a.xml', 'b/c.d.Png', 'folder.x/'],
    [],
  ],
  ['no mark at the beginning', types(xml).slice(1), ['a.xml'], []],
  ['broken XML', `${mark}<Types>`, ['a.txt'], [/it is no XML: line 1/]],
  ['another root', `${mark}<types xmlns="${namespace}">${xml}</types>`, ['a.xml'], [/the root is types in "http/]],
  ['another namespace', `${mark}<Types xmlns="a">${xml}</Types>`, ['a.xml'], [/the root is Types in "a"/]],
  ['no namespace', `${mark}<Types>${xml}</Types>`, ['a.xml'], [/the root is Types in ""/]],
  ['another element', types(`${xml}<Other ${type}/>`), ['a.xml'], [/there is an element Other/]],
  ['another type, as the packer writes it', types('<Default Extension="xml" ContentType="text/xml"/>'), ['a.xml'], []],
  ['no type', types('<Override PartName="/a.xml"/>'), ['a.xml'], [/xml \/a\.xml \| it has no type/]],
  ['an element without name and type', types(`${xml}<Default/>`), ['a.xml'], [/xml Default \| it has no type/]],
  ['an extension in other capitals, which is the same to the packaging library', types(xml), ['a.XML'], []],
  [
    'a part whose name is written as an address',
    types(`${xml}<Override PartName="/a/my%20file" ${type}/><Override PartName="/b/100%" ${type}/>`),
    ['a/my file', 'b/100%'],
    [],
  ],
  [
    'a file without an extension',
    types(xml),
    ['Workflows/b'],
    [/^\[.*nothing gives \/Workflows\/b a type \| Add <Override PartName="\/Workflows\/b" …>/],
  ],
  ['a dot in the folder alone', types(xml), ['a.xml/b'], [/nothing gives \/a\.xml\/b a type/]],
  [
    'a file that nobody may need',
    types(xml),
    ['README.md', 'docs/a.md'],
    [
      /^warning \| .* nothing gives md a type, so an import leaves README\.md out \| Leave it out, or add <Default Extension="md" …>/,
    ],
  ],
  [
    'a file of a flow beside others of its extension',
    types(xml),
    ['a.json', 'Workflows/b.json'],
    [/^\[.*nothing gives json a type \| Add /],
  ],
  [
    'a part of its own',
    types(`<Override PartName="/a/b" ${type}/><Override PartName="/c.txt" ${type}/>`),
    ['a/b', 'c.txt'],
    [],
  ],
  [
    'what file managers leave',
    types(xml),
    ['__MACOSX/._Connector', 'a/.DS_Store', 'a/._b', 'a/Thumbs.db'],
    Array(4).fill(/\| a file manager left it there, and an import leaves it out/),
  ],
  [
    'a file that customizations.xml links to',
    types(xml),
    ['customizations.xml', 'WebResources/a.js'],
    [/nothing gives js a type . Add/],
  ],
  ['a part at another place', types(`<Override PartName="/b" ${type}/>`), ['a/b'], [/nothing gives \/a\/b a type/]],
])('%s', (_, text, paths, sentences) => {
  const files: FileTree = new Map(paths.map((path) => [path, encode('<a>/WebResources/a.js</a>')]));
  if (text !== undefined) files.set(name, encode(text));
  const found = sentencesOf((find) => checkContentTypes(files, find));
  expect(found).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)));
  expect(found.every((line) => line.replace('warning | ', '').startsWith(name) || line.includes('file manager'))).toBe(
    true,
  );
});
