import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { decode, encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { checkFiles } from '../../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../../scripts/package/check/package-finding.ts';
import { changedZip, files, json, replace } from '../mutations/mutation.ts';

const template = 'logic-apps/azuredeploy.json';
const definition = 'Connector/cqc_cqcdata_openapidefinition.json';
const script = 'Connector/cqc_cqcdata_customcodeblobcontent.csx';
const icon = 'Connector/cqc_cqcdata_iconblob.Png';

type Change = (tree: FileTree) => void;

/** What the check says of the solution once it is changed. */
async function checkSolution(change: Change): Promise<string[]> {
  const content = changedZip(files.get('CQCData.zip') as Uint8Array, change);
  const { findings } = await checkFiles('CQCData.zip', new Map([['CQCData.zip', content]]));
  return findings.map(wordPackageFinding);
}

/** Makes a file longer with a byte that no reader minds. */
const pad = (bytes: Uint8Array, length: number, character = ' '): Uint8Array => {
  const padding = new Uint8Array(length - bytes.length).fill(character.charCodeAt(0));
  return new Uint8Array(Buffer.concat([bytes, padding]));
};
const padded =
  (path: string, length: number): Change =>
  (tree) =>
    void tree.set(path, pad(tree.get(path) as Uint8Array, length));

/** A script of a number of characters, each of which takes two bytes but for the ones it begins with. */
const inTwoBytes =
  (length: number): Change =>
  (tree) => {
    const text = `${decode(tree.get(script) as Uint8Array)}\n//`;
    tree.set(script, encode(text + 'é'.repeat(length - text.length)));
  };

const sized =
  (width: number, height = width): Change =>
  (tree) => {
    const picture = new PNG({ width, height });
    for (let at = 0; at < picture.data.length; at += 4) picture.data.set([0xda, 0x3b, 0x01, 0xff], at);
    tree.set(icon, new Uint8Array(PNG.sync.write(picture)));
  };

/** The icon, grown by a chunk that every reader passes over. */
const withChunk =
  (length: number): Change =>
  (tree) => {
    const bytes = tree.get(icon) as Uint8Array;
    const content = Buffer.alloc(length - bytes.length - 8, 'teSt');
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length - 4);
    sum.writeUInt32BE(crc32(content));
    const end = bytes.length - 12;
    tree.set(icon, new Uint8Array(Buffer.concat([bytes.subarray(0, end), size, content, sum, bytes.subarray(end)])));
  };

/** A title, in the definition and in the solution. */
const titled =
  (title: string): Change =>
  (tree) => {
    json(definition, (file) => Object.assign(file.info, { title }))(tree);
    replace('customizations.xml', /<displayname>[^<]*/, `<displayname>${title}`)(tree);
  };

const described = (length: number): Change =>
  replace('customizations.xml', /<description>[^<]*/, `<description>${'a'.repeat(length)}`);

/** The prefix of the publisher, also where the connector's name and its files begin with it. */
const prefixed =
  (prefix: string): Change =>
  (tree) => {
    for (const [path, bytes] of [...tree]) {
      tree.delete(path);
      const isXml = path.endsWith('.xml');
      const text = () => decode(bytes).replaceAll('cqc_cqcdata', `${prefix}_cqcdata`);
      const mark = path === '[Content_Types].xml' ? '\ufeff' : '';
      tree.set(path.replace('cqc_cqcdata', `${prefix}_cqcdata`), isXml ? encode(mark + text()) : bytes);
    }
    replace('solution.xml', /<CustomizationPrefix>[^<]*/, `<CustomizationPrefix>${prefix}`)(tree);
  };

const optionValuePrefix = (value: string): Change =>
  replace('solution.xml', /<CustomizationOptionValuePrefix>[^<]*/, `<CustomizationOptionValuePrefix>${value}`);

describe('a solution', () => {
  it('has nothing to say against when nothing is changed', async () => {
    expect(await checkSolution(() => {})).toEqual([]);
  });

  it.each<[string, Change, RegExp | undefined]>([
    ['a definition of 500,000 characters', padded(definition, 500_000), undefined],
    ['a definition of a character more', padded(definition, 500_001), /has more than 500000 characters/],
    ['a script of 500,000 characters in almost twice as many bytes', inTwoBytes(500_000), undefined],
    ['a script of a character more', inTwoBytes(500_001), /has more than 500000 characters/],
    ['an icon a byte below 1 MB', withChunk(1024 * 1024 - 1), undefined],
    ['an icon of 1 MB', withChunk(1024 * 1024), /[Tt]he icon has 1048576 bytes/],
    ['an icon of 100 pixels', sized(100), undefined],
    ['an icon of 99 pixels', sized(99), /[Tt]he icon has 99 x 99 pixels/],
    ['an icon of 230 pixels', sized(230), undefined],
    ['an icon of 231 pixels', sized(231), /[Tt]he icon has 231 x 231 pixels/],
    ['an icon that is a pixel wider than high', sized(160, 159), /[Tt]he icon has 160 x 159 pixels/],
    [
      'an icon that is cut off',
      (tree) => void tree.set(icon, tree.get(icon)?.slice(0, 200) as Uint8Array),
      /[Tt]he icon is no PNG/,
    ],
    ['a title of 30 characters', titled('A'.repeat(30)), undefined],
    ['a title of 31 characters', titled('A'.repeat(31)), /^note .*displayname: it has 31 characters/],
    ['a title of one character', titled('7'), undefined],
    [
      'another title than that of the definition',
      replace('customizations.xml', /<displayname>[^<]*/, '<displayname>CQC'),
      undefined,
    ],
    ['a description of 1,000 characters', described(1000), undefined],
    ['a description of 1,001 characters', described(1001), /description: it has more than 1000 characters/],
    ['a prefix of two characters', prefixed('a1'), undefined],
    ['a prefix of one character', prefixed('a'), /CustomizationPrefix: it is "a"/],
    ['a prefix of eight characters', prefixed('abcdefg8'), undefined],
    ['a prefix of nine characters', prefixed('abcdefg89'), /CustomizationPrefix: it is "abcdefg89"/],
    ['a prefix that begins with a digit', prefixed('1a'), /CustomizationPrefix: it is "1a"/],
    ['a prefix of Microsoft', prefixed('mscrm1'), /CustomizationPrefix: it is "mscrm1"/],
    ['a prefix that begins like it', prefixed('mscr1'), undefined],
    ['an option prefix of 10000', optionValuePrefix('10000'), undefined],
    ['an option prefix of 9999', optionValuePrefix('9999'), /it is "9999"/],
    ['an option prefix of 99999', optionValuePrefix('99999'), undefined],
    ['an option prefix of 100000', optionValuePrefix('100000'), /it is "100000"/],
    ['an option prefix that is no number', optionValuePrefix('many'), /it is "many"/],
  ])('%s', async (_, change, cause) => {
    const findings = await checkSolution(change);
    if (cause === undefined) expect(findings).toEqual([]);
    else expect(findings).toContainEqual(expect.stringMatching(cause));
  });
});

describe('an ARM template', () => {
  const check = async (bytes: Uint8Array) =>
    (await checkFiles(template, new Map([[template, bytes]]))).findings.map(wordPackageFinding);
  const bytes = files.get(template) as Uint8Array;

  it.each<[string, number, RegExp | undefined]>([
    ['of 4 MB', 4 * 1024 * 1024, undefined],
    ['of a byte more', 4 * 1024 * 1024 + 1, /4 MB/],
  ])('%s', async (_, length, cause) => {
    const findings = await check(pad(bytes, length));
    if (cause === undefined) expect(findings).toEqual([]);
    else expect(findings).toEqual([expect.stringMatching(cause)]);
  });
});
