import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  findConnectors,
  readConnector,
  readJson,
  sourceFile,
  sourceFromBytes,
  textFile,
} from '../../../scripts/connector/connector-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'cqc-data-folder-'));
const folder = join(parent, 'tree');
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(parent, { recursive: true }));

/** Writes files into the folder. */
function lay(files: Record<string, string | Uint8Array>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const definition = 'apiDefinition.swagger.json';
const isRoot = process.getuid?.() === 0;
if (isRoot) console.log('Skipped: a folder that cannot be read, because root can read everything.');

describe('findConnectors', () => {
  const find = (path = folder) => findConnectors(path).map((found) => found.slice(folder.length + 1));

  it.each<[string, string[], string[]]>([
    ['the folder itself', [definition], ['']],
    ['nothing below the folder itself', [definition, `dist/${definition}`], ['']],
    [
      'every folder below, sorted',
      [`b/${definition}`, `a/c/${definition}`, `a/${definition}`, 'd/x.json'],
      ['a', 'a/c', 'b'],
    ],
    ['other swagger files too', ['a/Thing.swagger.json', 'b/openapi.json', 'c/SWAGGER.JSON'], ['a', 'c']],
    [
      'no hidden folders and no packages',
      [`.git/${definition}`, `node_modules/${definition}`, `a/${definition}`],
      ['a'],
    ],
    [
      'the folder itself by the name of the definition alone, and goes on below where that could be a stray',
      ['all.swagger.json', `a/${definition}`, `b/${definition}`],
      ['', 'a', 'b'],
    ],
    ['nothing below a stray of a package', ['all.swagger.json', 'package.json', `dist/${definition}`], ['']],
    [
      'each of several definitions of equal names',
      ['a/B.swagger.json', 'a/A.swagger.json', 'b/X-apiDefinition.swagger.json', 'b/Y-apiDefinition.swagger.json'],
      ['a/A.swagger.json', 'a/B.swagger.json', 'b/X-apiDefinition.swagger.json', 'b/Y-apiDefinition.swagger.json'],
    ],
    ['the folder where one name is better', [`a/${definition}`, 'a/A.swagger.json'], ['a']],
    ['no folder that is called like a definition', [`a/${definition}/x.json`, `b/${definition}`], ['a', 'b']],
  ])('finds %s', (_, files, found) => {
    lay(Object.fromEntries(files.map((file) => [file, '{}'])));
    expect(find()).toEqual(found);
  });

  const misnamed = '{"swagger":"2.0"}';
  it.each<[string, Record<string, string>, string[]]>([
    [
      'beside properties or a script, among others of the right name',
      {
        [`a/${definition}`]: '{}',
        'b/c/openapi.json': misnamed,
        'b/c/apiProperties.json': '{}',
        'd/def.json': misnamed,
        'd/script.csx': '',
        'e/data.json': '{"x":{"swagger":"2.0"}}',
        'e/script.csx': '',
      },
      ['a', 'b/c', 'd'],
    ],
    ['alone not, where others have the right name', { [`a/${definition}`]: '{}', 'b/openapi.json': misnamed }, ['a']],
    [
      'alone, where none has the right name',
      { 'b/openapi.json': misnamed, 'a/c/x.json': '{"openapi":"3.0.1"}', 'd/x.json': '{}', '.e/x.json': misnamed },
      ['a/c', 'b'],
    ],
  ])('finds a definition of another name below: %s', (_, files, found) => {
    lay(files);
    expect(find()).toEqual(found);
  });

  it.each<[string, string[], string[]]>([
    ['beside others', [`a/${definition}`, 'b/apiProperties.json', `b/${definition}.txt`], ['a', 'b']],
    ['alone', ['b/apiProperties.json'], ['b']],
    ['by the properties that its settings name', ['b/props.json', 'b/settings.json'], ['b']],
    [
      'not where the definition lies in a folder of its own',
      ['b/apiProperties.json', `b/api/${definition}`],
      ['b/api'],
    ],
    ['not below another', [`a/${definition}`, 'a/backup/apiProperties.json'], ['a']],
    ['not by a script', [`a/${definition}`, 'b/script.csx'], ['a']],
  ])('finds a connector that has lost its definition: %s', (_, files, found) => {
    lay(
      Object.fromEntries(
        files.map((file) => [file, file.endsWith('settings.json') ? '{"apiProperties":"props.json"}' : '{}']),
      ),
    );
    expect(find()).toEqual(found);
  });

  it('finds each definition of another name where none has a better one, as in an unpacked solution', () => {
    lay({ 'Connectors/a_openapidefinition.json': misnamed, 'Connectors/b_openapidefinition.json': misnamed });
    expect(find()).toEqual(['Connectors/a_openapidefinition.json', 'Connectors/b_openapidefinition.json']);
  });

  it('finds a folder by the definition that its settings name', () => {
    lay({ [`b/${definition}`]: '{}', 'a/api.json': misnamed, 'a/settings.json': '{"apiDefinition":"./api.json"}' });
    expect(find()).toEqual(['a', 'b']);
  });

  it('follows links to folders once, and none in a circle', () => {
    lay({ [`store/a/${definition}`]: '{}', 'tree/c/apiDefinition.swagger.json': '{}' });
    symlinkSync(join(folder, 'store/a'), join(folder, 'tree/a'), 'junction');
    symlinkSync(join(folder, 'tree'), join(folder, 'tree/c/up'), 'junction');
    symlinkSync(join(folder, 'tree/c'), join(folder, 'tree/b'), 'junction');
    symlinkSync(join(folder, 'tree/self'), join(folder, 'tree/self'), 'junction');
    expect(find(join(folder, 'tree'))).toEqual(['tree/a', 'tree/c']);
  });

  it('takes a file for what is named', () => {
    lay({ 'any.json': '{}' });
    expect(find(join(folder, 'any.json'))).toEqual(['any.json']);
  });

  it('refuses a tree without a connector, and a path that is not there', () => {
    lay({ 'a/readme.md': '' });
    expect(() => find()).toThrow(`${folder}: no apiDefinition.swagger.json here or below. Name a connector folder.`);
    expect(() => find(join(folder, 'none'))).toThrow(/none: cannot be read \(ENOENT\)/);
  });

  it.skipIf(process.platform === 'win32')('refuses what is neither a file nor a folder, and says what it is', () => {
    expect(() => find('/dev/null')).toThrow('/dev/null: is a device. Name a connector folder.');
  });

  it.skipIf(isRoot)('hands on a folder below that cannot be read, and refuses one that is named', () => {
    lay({ [`a/${definition}`]: '{}', 'b/c.txt': '' });
    chmodSync(join(folder, 'b'), 0);
    try {
      expect(find()).toEqual(['a', 'b']);
      expect(() => find(join(folder, 'b'))).toThrow(/b: cannot be read \(EACCES\)/);
    } finally {
      chmodSync(join(folder, 'b'), 0o700);
    }
  });
});

describe('readConnector', () => {
  const names = ({
    isProject,
    folder: own,
    icon,
    missing,
    passedOver,
    settings,
    ...files
  }: ReturnType<typeof readConnector>) =>
    Object.fromEntries(Object.entries(files).map(([key, file]) => [key, file.name]));

  it.each<[string, Record<string, string>, string | undefined, string | undefined]>([
    ['none', {}, undefined, undefined],
    ['the usual one', { 'Icon.PNG': 'x' }, 'Icon.PNG', undefined],
    [
      'the one that settings.json names',
      { 'logo.png': 'x', 'settings.json': '{"icon":"logo.png"}' },
      'logo.png',
      undefined,
    ],
    [
      'the one that settings name in capitals',
      { 'logo.png': 'x', 'SETTINGS.JSON': '{"icon":"logo.png"}' },
      'logo.png',
      undefined,
    ],
    ['one that is not there', { 'icon.png': 'x', 'settings.json': '{"icon":"logo.png"}' }, undefined, 'logo.png'],
    ['none named', { 'settings.json': '{}' }, undefined, undefined],
    [
      'one in another folder, which is passed over',
      { 'settings.json': '{"icon":"../logo.png"}' },
      undefined,
      undefined,
    ],
    [
      'a key twice',
      { 'logo.png': 'x', 'settings.json': '{"icon":"icon.png","icon":"logo.png"}' },
      'logo.png',
      undefined,
    ],
    ['broken settings', { 'icon.png': 'x', 'settings.json': '{' }, 'icon.png', undefined],
  ])('finds the icon: %s', (_name, files, icon, missing) => {
    lay({ [definition]: '{"swagger":"2.0"}', ...files });
    const found = readConnector(folder);
    expect([found.icon?.file.name, found.missing?.icon]).toEqual([icon, missing]);
  });

  it('reads the files that settings.json names before those of the usual names', () => {
    lay({
      [definition]: '{"swagger":"2.0"}',
      'apiProperties.json': '{}',
      'a.csx': '',
      'api.json': '{"swagger":"2.0"}',
      'props.json': '{}',
      'code.csx': '',
      'settings.json': '{"apiDefinition":"api.json","apiProperties":"props.json","script":"code.csx","icon":null}',
    });
    const files = readConnector(folder);
    expect(names(files)).toEqual({ definition: 'api.json', properties: 'props.json', script: 'code.csx' });
    expect([files.passedOver, files.missing]).toEqual([[definition], undefined]);
  });

  it('gives a definition of several the other files where it is named, and in a walk to the first alone', () => {
    lay({ 'a.swagger.json': '{}', 'b.swagger.json': '{}', 'apiProperties.json': '{}' });
    const second = join(folder, 'b.swagger.json');
    expect(readConnector(second).properties?.name).toBe('apiProperties.json');
    expect(readConnector(second, { isNamed: false }).properties).toBeUndefined();
    expect(readConnector(join(folder, 'a.swagger.json'), { isNamed: false }).properties).toBeDefined();
  });

  it('says what settings.json names and the folder does not have, and reads the usual names', () => {
    lay({ [definition]: '{}', 'settings.json': '{"apiDefinition":"api.json","script":"code.csx"}' });
    const files = readConnector(folder);
    expect([files.definition.name, files.missing]).toEqual([
      definition,
      { apiDefinition: 'api.json', script: 'code.csx' },
    ]);
  });

  it.each<[string, object]>([
    ['../a/api.json', { apiDefinition: '../a/api.json' }],
    ['/srv/api.json', { apiDefinition: '/srv/api.json' }],
    ['sub\\api.json', { apiDefinition: 'sub\\api.json' }],
    ['HERE/DEFINITION', {}],
    ['HERE\\DEFINITION', {}],
    ['../HERE/DEFINITION', {}],
    ['././DEFINITION', {}],
    ['sub/../DEFINITION', {}],
  ])('says that settings name a file elsewhere: %s', (name, missing) => {
    const apiDefinition = name.replace('HERE', basename(folder)).replace('DEFINITION', definition);
    lay({ [definition]: '{"swagger":"2.0"}', 'settings.json': JSON.stringify({ apiDefinition }) });
    expect(readConnector(folder).missing ?? {}).toEqual(missing);
  });

  it('says that settings are broken, and refuses what they name that is no definition', () => {
    lay({ [definition]: '{"swagger":"2.0"}', 'settings.json': '{bad' });
    expect(readConnector(folder).settings?.problems).toMatchObject([{ rule: 'JsonNotValid' }]);
    lay({
      'apiProperties.json': '{"properties":{"publisher":"A"}}',
      'settings.json': '{"apiDefinition":"apiProperties.json"}',
    });
    expect(() => readConnector(folder)).toThrow('is the properties file of a connector, no definition');
  });

  it('passes over files that are only called alike', () => {
    lay({
      [definition]: '{"swagger":"2.0"}',
      'intro.md.txt': '',
      'readme.md.bak': '',
      'my-intro.md': '',
      'a-readme.md': '',
    });
    expect(names(readConnector(folder))).toEqual({ definition });
  });

  it('reads the files of a connector whatever the case of their names', () => {
    lay({
      [definition]: '{"swagger":"2.0"}',
      'ApiProperties.json': '{}',
      'Code.CSX': 'class Script {}',
      'README.md': '# A',
      'Intro.md': '# B',
      'other.txt': '',
    });
    const files = readConnector(folder);
    expect(files).toMatchObject({ folder, isProject: false });
    expect(names(files)).toEqual({
      definition,
      properties: 'ApiProperties.json',
      script: 'Code.CSX',
      readme: 'README.md',
      intro: 'Intro.md',
    });
    expect(files.definition).toMatchObject({ path: join(folder, definition), value: { swagger: '2.0' } });
    expect(files.script).toMatchObject({ text: 'class Script {}' });
  });

  it('reads what there is', () => {
    lay({ [definition]: '{}', 'myapiproperties.json': '{}', 'readme.md.txt': '', 'my-intro.md': '', 'a.csx.txt': '' });
    expect(names(readConnector(folder))).toEqual({ definition });
  });

  it.each<[string, Record<string, string>, object]>([
    ['numbered', { 'apiProperties (1).json': '{}' }, { properties: 'apiProperties (1).json' }],
    ['with .txt behind', { 'apiProperties.json.txt': '{}' }, { properties: 'apiProperties.json.txt' }],
    ['in YAML', { 'apiProperties.yaml': '' }, { properties: 'apiProperties.yaml' }],
    [
      'beside the right one',
      { 'apiProperties (1).json': '', 'apiProperties.json': '' },
      { properties: 'apiProperties.json' },
    ],
    [
      'while settings name the right one',
      { 'apiProperties(2).json': '{}', 'settings.json': '{"apiProperties":"apiProperties.json"}' },
      { properties: 'apiProperties(2).json' },
    ],
    ['a script', { 'script - Copy.csx.txt': '' }, { script: 'script - Copy.csx.txt' }],
    ['beside a script of any name', { 'code.csx': '', 'script.csx.txt': '' }, { script: 'code.csx' }],
    ['beside the right script', { 'backup.csx': '', 'script (1).csx': '', 'Script.csx': '' }, { script: 'Script.csx' }],
    ['not settings', { 'props.json': '', 'Settings (1).json': '{"apiProperties":"props.json"}' }, {}],
    [
      'others that are only called alike',
      { 'apiProperties-old.json': '', 'script.csx.bak': '', 'settings.yaml': '' },
      {},
    ],
  ])('reads what was meant for a part: %s', (_, files, found) => {
    lay({ [definition]: '{}', ...files });
    expect(names(readConnector(folder))).toEqual({ definition, ...found });
    expect(readConnector(folder).missing).toBeUndefined();
  });

  it('reads a picture that was meant for the icon where settings name one', () => {
    lay({ [definition]: '{}', 'icon.png.png': 'x' });
    expect(readConnector(folder).icon).toBeUndefined();
    lay({ 'settings.json': '{"icon":"icon.png"}' });
    expect(readConnector(folder).icon?.file.name).toBe('icon.png.png');
  });

  it.each<[string, string]>([
    ['apiDefinition.swagger (1).json', '{"swagger":'],
    ['apiDefinition.swagger.json.txt', '{"swagger":"2.0"}'],
    ['apiDefinition.swagger.yaml', ''],
    ['openapi.yml', '# Shop\nopenapi: 3.0.0\n'],
    ['api.yaml', '"swagger": "2.0"\n'],
  ])('finds what was meant for the definition, alone too: %s', (name, content) => {
    lay({ 'any.yaml': 'properties:\n  swagger: x\n', [name]: content });
    expect(findConnectors(folder)).toEqual([folder]);
    lay({ 'apiProperties.json': '{}' });
    expect(names(readConnector(folder))).toEqual({ definition: name, properties: 'apiProperties.json' });
  });

  it('passes over YAML and copies of properties where a tree has a definition in JSON', () => {
    lay({
      'a/openapi.json': '{"swagger":"2.0"}',
      'b/openapi.yaml': 'openapi: 3.0.0\n',
      'c/apiProperties (1).json': '{}',
    });
    expect(findConnectors(folder)).toEqual([join(folder, 'a')]);
  });

  it('leaves the README of a project to its developers', () => {
    lay({ [definition]: '{}', 'package.json': '{}', 'README.md': '', 'intro.md': '' });
    const files = readConnector(folder);
    expect(files.isProject).toBe(true);
    expect(names(files)).toEqual({ definition, intro: 'intro.md' });
  });

  it.each([
    [
      'the name that checks look for',
      ['A.swagger.json', 'shared_x.apidefinition.swagger.json', definition],
      definition,
    ],
    ['any other one', ['b.swagger.json', 'a.swagger.json', 'swagger.json.txt'], 'a.swagger.json'],
  ])('takes %s for the definition', (_, files, name) => {
    lay(Object.fromEntries(files.map((file) => [file, '{}'])));
    expect(readConnector(folder).definition.name).toBe(name);
  });

  it('reads the folder of a definition that is named', () => {
    lay({ 'other.json': '{"paths":{}}', [definition]: '{}', 'apiproperties.json': '{}' });
    const files = readConnector(join(folder, 'other.json'));
    expect(files.folder).toBe(folder);
    expect(names(files)).toEqual({ definition: 'other.json', properties: 'apiproperties.json' });
  });

  it.each<[Record<string, string>, string]>([
    [{ 'a.txt': '' }, `no ${definition}. Name a connector folder.`],
    [{ 'apiproperties.json': '{}' }, `no ${definition} beside apiproperties.json. Add it, or name another folder.`],
    [
      { 'apiProperties.json': '{}', 'apidefinition.swagger.json.bak': '' },
      `no ${definition}, but apidefinition.swagger.json.bak. Rename it if it is the definition.`,
    ],
    [
      { 'apiProperties.json': '{}', 'settings.json': '{"apiDefinition":"api.json"}' },
      'no api.json beside apiProperties.json. Add it, or name another folder.',
    ],
  ])('refuses a folder without a definition: %j', (files, sentence) => {
    lay(files);
    expect(() => readConnector(folder)).toThrow(`${folder}: ${sentence}`);
  });

  it('reads what settings name in other capitals', () => {
    lay({ 'API.JSON': '{"swagger":"2.0"}', 'settings.json': '{"apiDefinition":"./api.json"}' });
    expect(readConnector(folder)).toMatchObject({ definition: { name: 'API.JSON' } });
    expect(readConnector(folder).missing).toBeUndefined();
  });

  it('reads a file of 16 MB, and refuses one of a byte more unread', () => {
    lay({ [definition]: '{}', 'script.csx': '' });
    truncateSync(join(folder, 'script.csx'), 16 * 1024 * 1024);
    expect(readConnector(folder).script?.bytes).toBe(16 * 1024 * 1024);
    truncateSync(join(folder, 'script.csx'), 16 * 1024 * 1024 + 1);
    expect(() => readConnector(folder)).toThrow(
      /script\.csx: 17 MB, and the service takes 1 MB\. Make the file smaller; it was not read\.$/,
    );
  });

  it('refuses a link that leads nowhere', () => {
    lay({ [definition]: '{}' });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'script.csx'));
    expect(() => readConnector(folder)).toThrow(
      `script.csx: cannot be read (ENOENT): it is a link to ${join(folder, 'nowhere')}, which is not there. Correct the link.`,
    );
  });

  it.each<[string, Uint8Array]>([
    ['UTF-16, little end first, with its mark', Buffer.from('\ufeff{}', 'utf16le')],
    ['UTF-16, big end first, with its mark', Buffer.from('\ufeff{}', 'utf16le').swap16()],
    ['UTF-16, little end first', Buffer.from('{}', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('{}', 'utf16le').swap16()],
  ])('knows %s', (_, bytes) => {
    lay({ [definition]: bytes });
    expect(readConnector(folder).definition).toMatchObject({
      encoding: { found: 'UTF-16', line: 1, column: 1, byte: 0 },
      value: {},
      problems: [],
    });
  });

  const utf32 = (text: string) => Buffer.from(Uint32Array.from(text, (one) => one.codePointAt(0) ?? 0).buffer);
  it.each<[string, Uint8Array]>([
    ['little end first, with its mark', utf32('\ufeff{"a":"\u{1f3e0}é"}')],
    ['big end first, with its mark', utf32('\ufeff{"a":"\u{1f3e0}é"}').swap32()],
    ['little end first', utf32('{"a":"\u{1f3e0}é"}')],
    ['big end first', utf32('{"a":"\u{1f3e0}é"}').swap32()],
  ])('knows UTF-32, %s', (_, bytes) => {
    lay({ [definition]: bytes });
    expect(readConnector(folder).definition).toMatchObject({
      encoding: { found: 'UTF-32', line: 1, column: 1, byte: 0 },
      value: { a: '\u{1f3e0}é' },
      problems: [],
    });
  });

  it('reads UTF-32 as far as it can, with a number that is no character and an end that is cut off', () => {
    const broken = Buffer.concat([
      utf32('["'),
      Buffer.from([0xff, 0xff, 0xff, 0x7f]),
      utf32('"]'),
      Buffer.from([1, 2]),
    ]);
    lay({ [definition]: broken });
    expect(readConnector(folder).definition.value).toEqual(['\ufffd']);
  });

  it.each<[string, Uint8Array, unknown]>([
    ['Latin-1', Buffer.from('{"ok":"ü","a":"é"}', 'latin1'), { found: 'not UTF-8', line: 1, column: 8, byte: 7 }],
    [
      'Latin-1 behind characters of several bytes',
      Buffer.concat([Buffer.from('{\n"a":"\u00e9\ufffd'), Buffer.from([0xe9]), Buffer.from('"}')]),
      { found: 'not UTF-8', line: 2, column: 8, byte: 12 },
    ],
  ])('reads %s all the same, and says where it begins', (_, bytes, encoding) => {
    lay({ [definition]: bytes, 'readme.md': bytes, 'intro.md': '# é', 'script.csx': bytes });
    const files = readConnector(folder);
    expect(files.definition).toMatchObject({ encoding, problems: [] });
    expect(files.definition.value).toBeDefined();
    expect([files.readme?.encoding, files.script?.encoding, files.intro?.encoding]).toEqual([
      encoding,
      encoding,
      undefined,
    ]);
  });

  it.each<[string, Record<string, string>, string | undefined]>([
    ['Swagger 2.0', { 'apiDefinition.json': '{"swagger":"2.0"}' }, 'apiDefinition.json'],
    ['OpenAPI 3', { 'openapi.json': '{ "openapi" : "3.0.1" }' }, 'openapi.json'],
    [
      'one among other files',
      { 'a.json': '{"x":{"swagger":"2.0"}}', 'b.json': '{', 'z.json': '{"swagger":"2.0"}' },
      'z.json',
    ],
    ['the right name first', { 'a.json': '{"swagger":"2.0"}', [definition]: '{}' }, definition],
  ])('finds a definition under another name: %s', (_, files, name) => {
    lay({ ...files, 'apiProperties.json': '{}' });
    expect(readConnector(folder).definition.name).toBe(name);
    expect(findConnectors(folder)).toEqual([folder]);
    expect(findConnectors(parent)).toContain(folder);
  });

  it.each<[string, string | Uint8Array]>([
    ['text', 'hello'],
    ['two zero bytes', new Uint8Array(2)],
    ['the first half of a mark', new Uint8Array([0xff, 0x7b])],
    ['the other half of a mark', new Uint8Array([0xfe, 0x7b])],
    ['the halves of different marks', new Uint8Array([0xff, 0xff])],
  ])('takes %s for broken JSON alone', (_, bytes) => {
    lay({ [definition]: bytes });
    const { problems, encoding } = readConnector(folder).definition;
    expect(encoding?.found ?? problems[0]?.rule).toMatch(/^(not UTF-8|JsonNotValid)$/);
  });

  it('does not look for UTF-16 where JSON is merely odd', () => {
    lay({ [definition]: '{"a":1,"a":2}' });
    expect(readConnector(folder).definition.problems).toMatchObject([{ rule: 'JsonDuplicateKey', args: { key: 'a' } }]);
  });
});

describe('sourceFile', () => {
  it('parses whatever it is called, and keeps a text as it is', () => {
    expect(sourceFile('a/b.json', '[1]')).toMatchObject({
      path: 'a/b.json',
      name: 'b.json',
      bytes: 3,
      value: [1],
      problems: [],
    });
    for (const name of ['b.JSON', 'b.yaml', 'b']) expect(sourceFile(name, '[1]').value).toEqual([1]);
    expect(textFile('a/b.csx', '[1]')).toEqual({
      ...{ path: 'a/b.csx', name: 'b.csx', text: '[1]', bytes: 3, hasByteOrderMark: false, problems: [] },
    });
  });

  it('takes a byte order mark off, and counts bytes, not characters', () => {
    expect(sourceFile('a.json', '\ufeff"é"')).toMatchObject({
      text: '"é"',
      bytes: 7,
      hasByteOrderMark: true,
      value: 'é',
    });
    expect(sourceFile('a.json', '"\ufeff"')).toMatchObject({ text: '"\ufeff"', hasByteOrderMark: false });
    expect(sourceFile('a.json', '', 4)).toMatchObject({ bytes: 4 });
  });
});

describe('readJson', () => {
  it.each([
    ['broken JSON', '{\n  "a": 1\n  "b"', /:3:3: not valid JSON \(found "b" where .*\)\. Correct it\.$/],
    [
      'a name that stands twice',
      '{"a":1,\n"a":2}',
      /:2:1: not valid JSON \(the key "a" stands twice\)\. Correct it\.$/,
    ],
    [
      'JSON that is too deep',
      '['.repeat(300),
      /:1:201: not valid JSON \(more than 200 levels of brackets\)\. Correct it\.$/,
    ],
    [
      'an empty file',
      '',
      /:1:1: not valid JSON \(found the end of the file where a value was expected\)\. Correct it\.$/,
    ],
  ])('says where %s is wrong', (_, text, sentence) => {
    lay({ 'a.json': text });
    expect(() => readJson(join(folder, 'a.json'))).toThrow(sentence);
  });

  it('reads a file of any name, and refuses a folder and a file that is not there', () => {
    lay({ 'a.json': 'null', 'b.txt': '{}' });
    expect(readJson(join(folder, 'a.json')).value).toBeNull();
    expect(readJson(join(folder, 'b.txt')).value).toEqual({});
    expect(() => readJson(folder)).toThrow(/tree: cannot be read \(EISDIR\)/);
    expect(() => readJson(join(folder, 'c.json'))).toThrow(/c\.json: cannot be read \(ENOENT\)/);
  });
});

describe('sourceFromBytes', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');

  it.each<[string, string, number[]]>([
    ['a wrong byte alone is no problem of the JSON besides', '{"a":"\xe9"}', []],
    ['where the JSON breaks at the wrong byte, that is one problem', '{"a":\xe9}', []],
    ['where it breaks elsewhere too, that is another', '{"a":"\xe9"} x', [10]],
  ])('of JSON: %s', (_, text, offsets) => {
    const file = sourceFromBytes('a.json', latin(text));
    expect(file.encoding).toBeDefined();
    expect(file.problems.map(({ offset }) => offset)).toEqual(offsets);
  });

  it('says of what does not begin as JSON that it is none, and nothing of its encoding', () => {
    const file = sourceFromBytes('a.png', latin('\x89PNG\r\n'));
    expect(file).toMatchObject({ problems: [{ rule: 'JsonNotValid' }] });
    expect(file.encoding).toBeUndefined();
    expect(sourceFromBytes('a.csx', latin('\xe9'), textFile).encoding).toBeDefined();
  });

  it('keeps the size of the bytes as they are, or as they will be in UTF-8', () => {
    expect(sourceFromBytes('a.txt', Buffer.from('é')).bytes).toBe(2);
    expect(sourceFromBytes('a.txt', Buffer.from('\ufeffa')).bytes).toBe(4);
    expect(sourceFromBytes('a.txt', latin('\xe9')).bytes).toBeGreaterThan(1);
  });
});
