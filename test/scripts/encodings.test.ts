import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command as drift } from '../../scripts/drift/command.ts';
import type { Command } from '../../scripts/lib/command.ts';
import { bufferOf, encode, type FileTree } from '../../scripts/lib/file-tree.ts';
import { command as packageCommand } from '../../scripts/package/command.ts';
import { writeZip } from '../../scripts/package/zip.ts';
import { buildExample } from '../../scripts/rules/example-connector.ts';
import { command as validate } from '../../scripts/validate/command.ts';
import { run } from '../run.ts';
import {
  agentWithTwoConnectors,
  armWithExpressions,
  flowWithConnector,
  flowWithoutConnector,
} from './package/exports/solutions.ts';

// Files that somebody saved as Latin-1 or UTF-16, through each verb that reads other people's files.

const parent = mkdtempSync(join(tmpdir(), 'cqc-data-encodings-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let folders = 0;
/** Writes files into a new folder and gives its path. */
function lay(files: FileTree): string {
  const folder = join(parent, `folder ${folders++}`);
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** The files with one of them changed, which must be there. */
function change(files: FileTree, name: string | RegExp, to: (bytes: Buffer) => Uint8Array): FileTree {
  const found = [...files].find(([path]) => (typeof name === 'string' ? path === name : name.test(path)));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return new Map([...files, [found[0], to(bufferOf(found[1]))]]);
}

/** Bytes with an é of Latin-1 behind a text that they hold. */
const latin1 = (behind: string) => (bytes: Buffer) => {
  expect(bytes.includes(behind)).toBe(true);
  return Buffer.from(bytes.toString('latin1').replace(behind, `${behind}\u00e9`), 'latin1');
};
const utf16 = (bytes: Buffer) => Buffer.from(`\ufeff${bytes}`, 'utf16le');

/** Runs a verb, which has to end with a code, to say once that a file is in another encoding, and to show nothing of its code. */
async function sayingOf(command: Command, args: string[], file: string, code: number): Promise<string> {
  const ran = await run(command, ...args);
  expect(ran.err).not.toMatch(/^\s+at |Internal error|U\+FFFD/m);
  const lines = ran.err.split('\n').filter((line) => /\b(not UTF-8|is UTF-16)\b/.test(line));
  expect([ran.code, lines.length], ran.err).toEqual([code, 1]);
  expect(lines[0]).toContain(file);
  return lines[0] ?? '';
}

const { definition, properties, script, readme, intro } = buildExample();
const connector: FileTree = new Map(
  [definition, properties, script, readme, intro].map((file) => [file?.name ?? '', encode(file?.text ?? '')]),
);
const scriptless: FileTree = new Map([...connector].filter(([name]) => name !== 'script.csx'));
const clean = lay(scriptless);
const withList = new Map([...connector, ['accepted-findings.json', encode('{ "findings": [], "x": "" }')] as const]);

describe('validate', () => {
  const save = /is not UTF-8.*\bbyte \d+.* Save (the file|it) as UTF-8/;
  it.each<[name: string, behind: string, code: number]>([
    ['apiDefinition.swagger.json', '"title": "', 1],
    ['apiProperties.json', '"publisher": "', 1],
    ['script.csx', 'public class Script', 1],
    ['readme.md', 'Reads', 0],
    ['intro.md', 'The register', 0],
    ['accepted-findings.json', '"x": "', 2],
  ])('says of %s in Latin-1 what it is and what to do', async (name, behind, code) => {
    const folder = lay(change(name.startsWith('accepted') ? withList : connector, name, latin1(behind)));
    const rules = ['--rule', 'FileNotUtf8', '--rule', 'ReadmeNotUtf8'];
    const line = await sayingOf(validate, [folder, '--format', 'lines', ...rules], name, code);
    expect(line).toMatch(/:\d+:\d+:? /);
    expect(line).toMatch(save);
  });

  it('says nothing else of a definition in Latin-1', async () => {
    const folder = lay(change(scriptless, 'apiDefinition.swagger.json', latin1('"title": "')));
    const { err } = await run(validate, folder, '--format', 'lines');
    expect(err.match(/ (error|warning) \w+/g)).toEqual([' error FileNotUtf8']);
  });

  it.each([
    ['Latin-1', latin1('"title": "'), 'is not UTF-8'],
    ['UTF-16', utf16, 'is UTF-16'],
  ])('says of an older definition in %s what it is', async (_, encoded, what) => {
    const old = join(lay(change(connector, 'apiDefinition.swagger.json', encoded)), 'apiDefinition.swagger.json');
    expect(await sayingOf(validate, [clean, '--against', old], old, 2)).toContain(what);
  });
});

describe('package --check', () => {
  const place = /\bline \d+, byte \d+|; the first byte .* is byte \d+/;
  it.each<[name: string, behind: string, code: number]>([
    ['apiDefinition.swagger.json', '"title": "', 1],
    ['apiProperties.json', '"publisher": "', 1],
    ['script.csx', 'public class Script', 1],
    ['readme.md', 'Reads', 1],
    ['intro.md', 'The register', 1],
  ])(
    'says of %s in Latin-1 in a folder what it is and what to do',
    async (name, behind, code) => {
      const files = name === 'script.csx' ? connector : scriptless;
      // Without its package the folder has an error of its own.
      const line = await sayingOf(packageCommand, ['--check', lay(change(files, name, latin1(behind)))], name, code);
      expect(line).toMatch(place);
      expect(line).toMatch(/Save (the file|it) as UTF-8/);
    },
    60_000,
  );

  it.each<[name: RegExp, behind: string, advice: RegExp]>([
    [/Forders.*_openapidefinition/, '"title":"', /it is not UTF-8 \(line 1, byte \d+\)\. Save it as UTF-8/],
    [/_connectionparameters/, '{', /it is not UTF-8 \(line 1, byte 1\)\. Save it as UTF-8/],
    [/^Workflows\/.*\.json$/, '"runAfter":{"', /it is not UTF-8 \(line 1, byte \d+\)\. Save it as UTF-8/],
    [/\.csx$/, 'class ', /FileNotUtf8: .* Save the file as UTF-8/],
    [/^customizations\.xml$/, '<description>', /its bytes are not UTF-8, .* Correct it, or export/],
    [/^solution\.xml$/, '<UniqueName>', /its bytes are not UTF-8, .* Correct it, or export/],
    [/^\[Content_Types\]\.xml$/, 'ContentType="', /its bytes are not UTF-8, .* Correct it/],
  ])(
    'says of %s in Latin-1 in a solution what it is and what to do',
    async (name, behind, advice) => {
      // A script is compiled, which takes seconds, so that only one solution has any.
      const [solution = new Map()] = [agentWithTwoConnectors(), flowWithoutConnector(), flowWithConnector()].filter(
        (files) => [...files.keys()].some((path) => name.test(path)),
      );
      const files = change(solution, name, latin1(behind));
      const zip = join(lay(new Map([['Export.zip', writeZip(files)]])), 'Export.zip');
      const file = [...files.keys()].find((path) => name.test(path)) ?? '';
      expect(await sayingOf(packageCommand, ['--check', zip], file, 1)).toMatch(advice);
    },
    60_000,
  );

  it('says of the intro of a certification package what it is, as a warning', async () => {
    const packed = new Map([
      ['intro.md', latin1('The register')(Buffer.from(intro?.text ?? ''))],
      ['package.zip', writeZip(new Map([['PkgAssets/ConnectorSolution.zip', writeZip(agentWithTwoConnectors())]]))],
    ]);
    const zip = join(lay(new Map([['ConnectorPackage.zip', writeZip(packed)]])), 'ConnectorPackage.zip');
    expect(await sayingOf(packageCommand, ['--check', zip], 'intro.md', 1)).toMatch(
      /^warning intro\.md: it is not UTF-8 \(line 1, byte 12\)\. Save it as UTF-8/,
    );
  });

  it.each([
    ['Latin-1', latin1('"kind":"V1","name":"'), 'it is not UTF-8 (line 1, byte '],
    ['UTF-16', utf16, 'it is UTF-16 (line 1, byte 0)'],
  ])('says of an ARM template in %s what it is, named or in a folder of others', async (_, encoded, what) => {
    const [name, other] = ['azuredeploy.json', 'second.json'];
    const files = new Map([name, other].map((file) => [file, armWithExpressions()] as const));
    const folder = lay(change(files, name, encoded));
    for (const path of [folder, join(folder, name)])
      expect(await sayingOf(packageCommand, ['--check', path], name, 1)).toContain(what);
  });
});

describe('drift --from', () => {
  const body = encode('{\n  "locationId": "1-1",\n  "name": "Caf"\n}\n');
  it.each<[string, (bytes: Buffer) => Uint8Array, RegExp]>([
    ['Latin-1', latin1('"name": "Caf'), /a\/b\.json:3:15: is not UTF-8\. Save it as UTF-8\.$/],
    ['UTF-16', utf16, /a\/b\.json:1:1: is UTF-16\. Save it as UTF-8\.$/],
  ])('says of a body in %s where it is, what it is and what to do', async (_, encoded, expected) => {
    const folder = lay(change(new Map([['a/b.json', body]]), 'a/b.json', encoded));
    const line = await sayingOf(drift, ['--from', folder], join('a', 'b.json'), 2);
    expect(line.replaceAll('\\', '/')).toMatch(expected);
  });
});
