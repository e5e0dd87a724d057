import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sourceFile } from '../../scripts/connector/connector-folder.ts';
import { listOperations, loadDefinition } from '../../scripts/lib/definition.ts';
import { isObject, type Json, object } from '../../scripts/lib/json.ts';
import { segment, segments, valueAt } from '../../scripts/lib/json-pointer.ts';
import { buildExample } from '../../scripts/rules/example-connector.ts';
import { type RuleName, ruleNamed, rules } from '../../scripts/rules/index.ts';
import { checkConnector } from '../../scripts/validate/check-connector.ts';
import { command } from '../../scripts/validate/command.ts';
import { run as runIn } from '../run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runIn(command, ...args);
const runLines = (...args: string[]) => run(...args, '--format', 'lines');

/** A folder of the example connector, with files replaced; null leaves one out. */
function connector(name: string, files: Record<string, string | Uint8Array | null> = {}): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const { definition, properties } = buildExample();
  const all: Record<string, string | Uint8Array | null> = {
    'apiDefinition.swagger.json': definition.text,
    'apiProperties.json': properties?.text ?? null,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) if (text !== null) writeFileSync(join(path, file), text);
  return path;
}

const clean = buildExample().definition.text;

/** An entry of the accepted list, whose rule exists. */
interface Entry {
  rule: RuleName;
  pointer: string;
  reason: string;
}

/** Names that every object of JavaScript inherits. */
const inheritedNames = ['constructor', '__proto__', 'toString'];
const inherited = fc
  .constantFrom(...inheritedNames)
  .chain((name) =>
    fc.constantFrom(name, [name], JSON.parse(`{"${name}":"${name}"}`) as Json, JSON.parse(`{"${name}":{}}`) as Json),
  );

describe('npm run validate', () => {
  it('finds nothing in this package, and says so in one line', async () => {
    const count = listOperations(loadDefinition()).length;
    const out = `apiDefinition.swagger.json: ${count} operations, 0 errors, 0 warnings\n`;
    expect(await run()).toEqual({ code: 0, out, err: '' });
  });

  it('finds only accepted changes since the published connector', async () => {
    const { code, err } = await runLines('--against', 'scripts/rules/published-v1.1.json', '--max-warnings', '0');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('keeps what is accepted to the three array parameters of Locations', () => {
    const { findings } = JSON.parse(readFileSync('accepted-findings.json', 'utf8'));
    const pointers = findings.map(({ rule, pointer }: { rule: string; pointer: string }) => `${rule} ${pointer}`);
    expect(pointers).toEqual([
      'ArrayQueryParameter #/parameters/reportTypes',
      'ArrayQueryParameter #/parameters/regulatedActivities',
      'ArrayQueryParameter #/parameters/odsCcgCodes',
    ]);
  });

  it('words a finding as file:line:column severity rule pointer: message', async () => {
    const path = connector('worded', {
      'apiDefinition.swagger.json': clean.replace('"Get an item"', '"Get item & owner"'),
    });
    const { code, out, err } = await runLines(path);
    expect(err).toMatch(
      /worded\/apiDefinition\.swagger\.json:\d+:17 error RestrictedCharactersInSummary #\/paths\/~1items~1\{itemId\}\/get\/summary: GetItem: The summary contains "&"\. Say it in words\.\n/,
    );
    expect(out).toMatch(/worded\/apiDefinition\.swagger\.json: 1 operation, 1 error, 0 warnings\n$/);
    expect(code).toBe(1);
  });

  type Worded = [string, (text: string) => string, 'apiDefinition.swagger.json' | 'apiProperties.json', string];
  const worded: Worded[] = [
    [
      'a value that is not in the list',
      (text) => text.replace('"required": "true"', '"required": "yes"'),
      'apiProperties.json',
      'The value is "yes". Use one of: "true", "false", true, false.',
    ],
    ...(
      [
        [
          'x-ms-visbility',
          'AdditionalPropertyNotAllowed',
          'The key "x-ms-visbility" is not allowed here. Did you mean "x-ms-visibility"?',
        ],
        ['x-ms-summmary', 'AdditionalPropertyNotAllowed', 'Did you mean "x-ms-summary"?'],
        ['x-ms-connector-meta', 'AdditionalPropertyNotAllowed', 'Did you mean "x-ms-connector-metadata"?'],
        [
          'descripton',
          'ExtensionNameNotValid',
          'The key "descripton" is not part of Swagger 2.0 here. "description" is there already. Correct or remove this one.',
        ],
        ['x-ms-examples', 'ExtensionOfOtherTool', 'is for other tools, and the platform does not read it.'],
        ['x-ms-something-else', 'ExtensionWithoutEffect', 'The extension "x-ms-something-else" is not known.'],
        [
          'x-ms-connector-metadata',
          'ExtensionWithoutEffect',
          'The extension "x-ms-connector-metadata" has no effect here.',
        ],
      ] as const
    ).map(
      ([key, rule, expected]): Worded => [
        `the key ${key} (${rule})`,
        (text) => text.replace('"operationId"', `"${key}": "x",\n                "operationId"`),
        'apiDefinition.swagger.json',
        expected,
      ],
    ),
    [
      'a publisher whose key is misspelt',
      (text) => text.replace('"publisher"', '"publiser"'),
      'apiProperties.json',
      'The key "publiser" is not allowed here. Did you mean "publisher"?',
    ],
    [
      'a brace that is not closed in its segment',
      (text) => text.replace('/items/{itemId}', '/items/{item/Id}'),
      'apiDefinition.swagger.json',
      'has a brace that encloses no variable within one segment. Close it before the next slash, or encode it.',
    ],
  ];
  it.each(worded)('says what to do: %s', async (name, edit, file, expected) => {
    const { definition, properties } = buildExample();
    const source = (file === 'apiProperties.json' ? properties : definition)?.text ?? '';
    const { err } = await runLines(connector(`worded ${name}`, { [file]: edit(source) }));
    expect(err).toContain(expected);
  });

  it.each([
    ['Get-Item', 'is read as "GetItem". Use "GetItem".'],
    ['Get Item_V2', 'is read as "GetItem_V2". Use "GetItem_V2".'],
    ['項目取得', 'is read as "". Choose one of the letters A to Z and digits, such as "GetItem".'],
    ['get-item', 'is read as "getitem". Use "GetItem".'],
    ['get 項目 item', 'is read as "getitem". Use "GetItem".'],
    ['other-item', 'is read as "otheritem". Choose one of the letters'],
    ['項目2', 'is read as "2". Choose one of the letters'],
    ['Other-Item', 'is read as "OtherItem". Choose one of the letters'],
  ])('advises an operationId that can be used in place of "%s"', async (id, expected) => {
    const { paths, ...rest } = JSON.parse(clean);
    const [item] = Object.values(paths) as { get: object }[];
    const operations = { ...paths, '/others': { get: { ...item?.get, operationId: 'OtherItem' } } };
    const text = JSON.stringify({ ...rest, paths: operations }).replace('"GetItem"', JSON.stringify(id));
    const path = connector('sanitized', { 'apiDefinition.swagger.json': text });
    const { err } = await runLines(path, '--rule', 'OperationIdSanitized');
    expect(err).toContain(`operationId "${id}" ${expected}`);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('takes a variable that is a part of its segment, as published paths have it', async () => {
    const text = clean.replace('/items/{itemId}', '/items({itemId})');
    const path = connector('part', { 'apiDefinition.swagger.json': text });
    expect((await runLines(path)).err).toBe('');
  });

  it('prints findings as data with --format json', async () => {
    const path = connector('data', { 'apiDefinition.swagger.json': clean.replace('"host": "', '"host": "https://') });
    const { connectors, totals } = JSON.parse((await run(path, '--format', 'json')).out);
    expect(totals.errors).toBe(1);
    expect(connectors[0].findings[0]).toMatchObject({ rule: 'HostNameNotValid', severity: 'error', pointer: '#/host' });
  });

  it('runs one rule with --rule, and fails for warnings with --max-warnings 0', async () => {
    const path = connector('warned', {
      'apiDefinition.swagger.json': clean.replace(/,\s+"x-ms-url-encoding": "single"/, ''),
    });
    expect((await runLines(path)).code).toBe(0);
    expect((await runLines(path, '--max-warnings', '0')).code).toBe(1);
    expect((await runLines(path, '--max-warnings', '0', '--rule', 'HostNameNotValid')).code).toBe(0);
  });

  it('checks a tree of connectors and adds them up', async () => {
    for (const name of ['tree/a', 'tree/b/c']) connector(name);
    expect((await runLines(join(folder, 'tree'))).out.split('\n').at(-2)).toBe('2 connectors, 0 errors, 0 warnings');
  });

  it('explains every rule, and lists them all', async () => {
    for (const { name, source } of rules) {
      const { code, out } = await run('--explain', name);
      expect({ name, code }).toEqual({ name, code: 0 });
      expect(out).toContain(source);
    }
    expect((await run('--list-rules')).out.trim().split('\n')).toHaveLength(rules.length);
  });

  it('has a help that fits a screen', async () => {
    expect((await run('--help')).out.split('\n').length).toBeLessThanOrEqual(24);
  });

  it('reports an accepted finding that no longer fires', async () => {
    const entry: Entry = { rule: 'HostNameNotValid', pointer: '#/host', reason: 'Once.' };
    const path = connector('stale', { 'accepted-findings.json': JSON.stringify({ findings: [entry] }) });
    const { code, err } = await runLines(path);
    expect(err).toMatch(
      /accepted-findings\.json:1:14 error AcceptedFindingStale #: The accepted finding HostNameNotValid at #\/host no longer fires/,
    );
    expect(code).toBe(1);
  });

  it.each<[string, string]>([
    ['is no object', '[]'],
    ['lacks the place that a reference leads to', clean.replace('"Item": {', '"Thing": {')],
  ])('calls no accepted finding stale where the definition %s', async (name, text) => {
    const entry: Entry = { rule: 'ArrayQueryParameter', pointer: '#/definitions/Item/properties/name', reason: 'So.' };
    const path = connector(`kept where it ${name}`, {
      'apiDefinition.swagger.json': text,
      'accepted-findings.json': JSON.stringify({ findings: [entry] }),
    });
    const { code, err } = await runLines(path);
    expect(err).not.toMatch(/Stale/);
    expect(code).toBe(1);
  });

  const named = {
    apiDefinition: 'apiDefinition.swagger.json',
    apiProperties: 'apiProperties.json',
    script: 'script.csx',
  };
  const settings = (more: object): string => JSON.stringify({ ...named, ...more }, null, 1);
  it.each<[string, string | Buffer, string]>([
    [
      'no script',
      settings({ script: undefined }),
      '1:1 error SettingsFileNotValid #/script: settings.json names no file as script. Name the script: an update without it deletes the code.',
    ],
    [
      'null for the script',
      settings({ script: null }),
      '4:2 error SettingsFileNotValid #/script: settings.json names no',
    ],
    ['an empty script', settings({ script: '' }), '4:2 error SettingsFileNotValid #/script: settings.json names no'],
    [
      'a number for the definition',
      settings({ apiDefinition: 5 }),
      '2:2 error SettingsFileNotValid #/apiDefinition: settings.json names no file as apiDefinition. Name it.',
    ],
    ['a list', '[]', '1:1 error SettingsFileNotValid #: settings.json is of type array. Write an object that names'],
    ['a byte order mark', `\ufeff${settings({})}`, '1:1 error ByteOrderMark #: The file starts with a byte order mark'],
    ['UTF-16', Buffer.from(settings({}), 'utf16le'), '1:1 error FileNotUtf8 #: The file is UTF-16'],
    [
      'a key twice',
      settings({}).replace('{', '{"script":"",'),
      '4:2 error JsonDuplicateKey #: The key "script" stands',
    ],
    [
      'a comma that is lost',
      settings({}).replace(',', ''),
      '3:2 error JsonNotValid #: Not valid JSON: found "apiProperties" where "," or a closing bracket was expected. Correct the text here; the files of the usual names were checked.',
    ],
    [
      'a name in other capitals',
      settings({ script: './Script.csx' }),
      '4:2 error SettingsFileMissing #/script: settings.json names "Script.csx" as script, and the file is called "script.csx". Write both alike: where capitals count, paconn does not find it.',
    ],
    [
      'a file that is not there',
      settings({ script: 'code.csx' }),
      '4:2 error SettingsFileMissing #/script: settings.json names "code.csx" as script, which is not in this folder and was not checked.',
    ],
    [
      'an icon that is not there',
      settings({ icon: 'a.png' }),
      '5:2 error IconMissing #/icon: settings.json names the icon "a.png", which is not there.',
    ],
  ])('says once, and where, of settings.json that it has %s', async (name, text, line) => {
    const path = connector(`settings with ${name}`, {
      'settings.json': text,
      'script.csx': buildExample().script?.text ?? '',
    });
    const { code, err } = await runLines(path, '--rule', line.split(' ')[2] ?? '');
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(`settings.json:${line}`)]);
    expect(code).toBe(1);
  });

  it.each<[string, object, Record<string, string | null>]>([
    [
      'no script and an empty list of its operations',
      { script: null },
      {
        'script.csx': null,
        'apiProperties.json': JSON.stringify({
          properties: { ...JSON.parse(buildExample().properties?.text ?? '').properties, scriptOperations: [] },
        }),
      },
    ],
    ['an icon elsewhere, in other capitals than the one here', { icon: 'assets/Icon.png' }, { 'icon.png': '' }],
  ])('finds nothing in settings.json that has %s', async (name, more, files) => {
    const path = connector(`settings with ${name}`, {
      'settings.json': settings(more),
      'script.csx': buildExample().script?.text ?? '',
      ...files,
    });
    const { code, err } = await runLines(path, '--rule', 'SettingsFileNotValid', '--rule', 'SettingsFileMissing');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('words a stale entry when only its rule runs', async () => {
    const entry: Entry = { rule: 'HostNameNotValid', pointer: '#/host', reason: 'Once.' };
    const path = connector('stale alone', { 'accepted-findings.json': JSON.stringify({ findings: [entry] }) });
    const { err } = await runLines(path, '--rule', 'HostNameNotValid');
    expect(err).toMatch(
      /error AcceptedFindingStale #: The accepted finding HostNameNotValid at #\/host no longer fires/,
    );
  });

  const right: Entry = { rule: 'HostNameNotValid', pointer: '#/host', reason: 'Once.' };
  const { rule, pointer, reason } = right;
  it.each<[string, unknown, string]>([
    ['a number', 5, 'has no rule, no pointer, no reason. Add what is missing, or remove the entry.'],
    ['null', null, 'has no rule, no pointer, no reason. Add'],
    ['one without a rule', { pointer, reason }, 'has no rule. Add'],
    ['one without a pointer', { rule, reason }, 'has no pointer. Add'],
    ['one without a reason', { rule, pointer }, 'has no reason. Add'],
    ['one with an empty reason', { rule, pointer, reason: ' ' }, 'has no reason. Add'],
    ['one with a number for a reason', { rule, pointer, reason: 5 }, 'has no reason. Add'],
    [
      'one of a rule that is misspelt',
      { ...right, rule: 'HostNameNotvalide' },
      'answers nothing, because there is no rule HostNameNotvalide. Did you mean "HostNameNotValid"? Correct it, or',
    ],
    ['one of no rule', { ...right, rule: 'Xyz' }, 'answers nothing, because there is no rule Xyz. Correct it, or'],
  ])('says of %s in the accepted list why it accepts nothing', async (name, entry, fault) => {
    const wrong = {
      'apiDefinition.swagger.json': clean.replace('"host": "', '"host": "https://'),
      'accepted-findings.json': JSON.stringify({ findings: [entry] }),
    };
    const lines = (await runLines(connector(`unaccepted ${name}`, wrong))).err.trim().split('\n');
    expect(lines).toEqual([
      expect.stringContaining(
        `accepted-findings.json:1:14 error AcceptedFindingNotValid #: This part of the accepted list ${fault}`,
      ),
      expect.stringContaining('error HostNameNotValid #/host'),
    ]);
    const changes = { 'accepted-findings.json': JSON.stringify({ breakingChanges: [entry] }) };
    expect((await runLines(connector(`unaccepted ${name}`, changes))).err).toContain(`accepted list ${fault}`);
  });

  it.each<[string, unknown, string, string]>([
    ['no object', [right], '1:1', 'is of type array. Write an object with the list "findings".'],
    [
      'a misspelt key',
      { finding: [right] },
      '1:2',
      'is called "finding", and nothing reads it. Did you mean "findings"?',
    ],
    [
      'another list',
      { accepted: [right] },
      '1:2',
      'is called "accepted", and nothing reads it. The keys are findings,',
    ],
    ['an object of entries', { findings: { a: right } }, '1:2', 'is of type object. Write a list of entries,'],
    ['a baseline that is no path', { findings: [right], baseline: 5 }, '1:', 'is of type integer. Write the path'],
  ])('says of an accepted list that is %s why it accepts nothing', async (name, list, place, fault) => {
    const path = connector(`misshapen ${name}`, { 'accepted-findings.json': JSON.stringify(list) });
    const expected = `accepted-findings.json:${place}`;
    for (const options of [[], ['--rule', rule]]) {
      const { err } = await runLines(path, ...options);
      expect(err).toContain(expected);
      expect(err).toContain(`error AcceptedFindingNotValid #: This part of the accepted list ${fault}`);
    }
  });

  it('takes comments in the accepted list', async () => {
    const comments = { comment: 'None yet.', '//': ['Ask', 'first.'], _owner: { name: 'Ann' }, version: 1 };
    const list = { $schema: 'https://register.example', ...comments, findings: [] };
    const path = connector('comment', { 'accepted-findings.json': JSON.stringify(list) });
    expect(await runLines(path)).toMatchObject({ code: 0, err: '' });
  });

  it('says of an entry that is there twice that it is, and accepts what it names', async () => {
    const files = {
      'apiDefinition.swagger.json': clean.replace('"host": "', '"host": "https://'),
      'accepted-findings.json': JSON.stringify({ findings: [right, { ...right, pointer: '/host' }, right] }),
    };
    const lines = (await runLines(connector('twice', files))).err.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/NotValid #: .* is there twice, for HostNameNotValid at #?\/host\. Remove one of the two\./);
  });

  it.each<[string, Record<string, string>, RuleName]>([
    ['a definition that is not parsed', { 'apiDefinition.swagger.json': '{' }, 'HostNameNotValid'],
    ['a definition that is too deep', { 'apiDefinition.swagger.json': '['.repeat(300) }, 'HostNameNotValid'],
    ['properties that are not parsed', { 'apiProperties.json': '{' }, 'BrandColorNotValid'],
    [
      'a definition that has another error, for the schema that is asked last',
      { 'apiDefinition.swagger.json': clean.replace('"host": "', '"host": "https://') },
      'SwaggerSchemaViolated',
    ],
  ])('calls no entry stale that nothing was looked for: %s', async (name, files, rule) => {
    const list = { findings: [{ ...right, rule, pointer: '#/x' }] };
    const path = connector(`unasked ${name}`, { ...files, 'accepted-findings.json': JSON.stringify(list) });
    const { code, err } = await runLines(path);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('AcceptedFinding');
    expect(code).toBe(1);
  });

  it('calls an entry for the compiler stale only where the script was compiled', async () => {
    const list = { findings: [{ rule: 'ScriptDoesNotCompile', pointer: '#', reason: 'Once.' }] };
    const files = { 'accepted-findings.json': JSON.stringify(list) };
    connector('uncompiled tree/with', { ...files, 'script.csx': buildExample().script?.text ?? '' });
    connector('uncompiled tree/without', files);
    const { err } = await runLines(join(folder, 'uncompiled tree'));
    expect(err).not.toMatch(/with\/\S* error AcceptedFindingStale/);
    expect(err).toMatch(/without\/\S* error AcceptedFindingStale/);
  });

  const hasSdk = spawnSync('dotnet', ['--version']).status === 0;
  it.skipIf(!hasSdk)(
    'names the line of a script that does not compile (needs the .NET SDK)',
    async () => {
      const { script } = buildExample();
      const text =
        script?.text.replace('        return', '        var request = Context.Requests;\n        return') ?? '';
      const { err } = await runLines(connector('uncompiled', { 'script.csx': text }));
      expect(err).toMatch(/script\.csx:5:\d+ error ScriptDoesNotCompile #: CS1061: .*Requests/);
      const numbered = await runLines(connector('numbered', { 'script.csx': `#line 500 "other/script.csx"\n${text}` }));
      expect(numbered.err).toMatch(
        /script\.csx:1:1 error ScriptDoesNotCompile #: CS1061: other\/script\.csx\(504\): .*Requests/,
      );
    },
    60_000,
  );
});

describe('input that is not a connector', () => {
  const broken: [string, Record<string, string | null>, RegExp][] = [
    [
      'truncated',
      { 'apiDefinition.swagger.json': clean.slice(0, 300) },
      /:\d+:\d+ error JsonNotValid #: Not valid JSON: found the end of the file/,
    ],
    [
      'empty',
      { 'apiDefinition.swagger.json': '' },
      /:1:1 error JsonNotValid #: Not valid JSON: found the end of the file/,
    ],
    [
      'a comment',
      { 'apiDefinition.swagger.json': `// note\n${clean}` },
      /:1:1 error JsonNotValid #: Not valid JSON: found a comment/,
    ],
    [
      'a brace too many',
      { 'apiDefinition.swagger.json': `${clean}}}` },
      /JsonNotValid #: Not valid JSON: found "}" after/,
    ],
    ['a trailing comma', { 'apiDefinition.swagger.json': '{"swagger": "2.0",}' }, /:1:19 error JsonNotValid/],
    [
      'a duplicate key',
      { 'apiDefinition.swagger.json': clean.replace('{', '{ "host": "a.example",') },
      /error JsonDuplicateKey #: The key "host" stands twice/,
    ],
    ['a byte order mark', { 'apiDefinition.swagger.json': `\ufeff${clean}` }, /:1:1 error ByteOrderMark/],
    [
      'an array',
      { 'apiDefinition.swagger.json': '[]' },
      /error JsonTypeIncorrect #: The value is of type array, and object is expected/,
    ],
    ['null', { 'apiDefinition.swagger.json': 'null' }, /error JsonTypeIncorrect/],
    ['100,000 levels', { 'apiDefinition.swagger.json': '['.repeat(100_000) }, /:1:201 error JsonTooDeep/],
    ['100,000 levels of objects', { 'apiDefinition.swagger.json': '{"a":'.repeat(100_000) }, /error JsonTooDeep/],
    ['broken properties', { 'apiProperties.json': '{' }, /apiProperties\.json:1:2 error JsonNotValid/],
    [
      'a name in capitals',
      { 'apiDefinition.swagger.json': null, 'APIDEFINITION.SWAGGER.JSON': 'no json {{{' },
      /APIDEFINITION\.SWAGGER\.JSON:1:1 error JsonNotValid #: .* does not begin as JSON/,
    ],
    [
      'properties with a name in capitals',
      { 'apiProperties.json': null, 'apiProperties.JSON': '{"properties": {' },
      /apiProperties\.JSON:1:17 error JsonNotValid #: .* Correct the text here/,
    ],
    [
      'a circular reference',
      { 'apiDefinition.swagger.json': clean.replace('"type": "object",', '"$ref": "#/definitions/Item",') },
      /error SchemaRefLoopNotAllowed/,
    ],
    ['a chain of 20,000 references', { 'apiDefinition.swagger.json': chain(20_000) }, /error SchemaTooDeep/],
    ['no properties', { 'apiProperties.json': null }, /error PropertiesFileMissing/],
  ];
  it.each(broken)('%s: says it and exits 1', async (name, files, expected) => {
    const { code, err } = await runLines(connector(`broken ${name}`, files));
    expect(err).toMatch(expected);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  it('definitions that name each other eight times, ten levels deep, are checked in seconds', async () => {
    const path = connector('fan', { 'apiDefinition.swagger.json': fan(clean) });
    const { code, err } = await runLines(path);
    expect(err).not.toContain(' error ');
    expect(code).toBe(0);
  }, 10_000);

  it('the Swagger schema is asked for a definition of that kind too, and for no other rule', async () => {
    const text = fan(clean.replace('"required": true,', '"required": true, "minLength": -1,'));
    const path = connector('wrong fan', { 'apiDefinition.swagger.json': text });
    expect((await runLines(path, '--rule', 'SwaggerSchemaViolated')).err).toContain(
      'error SwaggerSchemaViolated #/paths',
    );
    expect((await runLines(path, '--rule', 'EmptySchema')).err).toBe('');
  }, 10_000);

  it('the Swagger schema is asked for a chain of 20,000 references without a stack trace', async () => {
    const path = connector('long chain', { 'apiDefinition.swagger.json': chain(20_000) });
    expect(await runLines(path, '--rule', 'SwaggerSchemaViolated')).toMatchObject({ code: 0, err: '' });
  }, 20_000);

  const alone: [string, string | Buffer, RegExp][] = [
    [
      'UTF-16',
      Buffer.from(`\ufeff${clean}`, 'utf16le'),
      /:1:1 error FileNotUtf8 #: .*is UTF-16; .* byte 0, .*Save the file as UTF-8/,
    ],
    ['UTF-16 without a mark', Buffer.from(clean, 'utf16le'), /:1:1 error FileNotUtf8 #: .*is UTF-16/],
    ['white space', ' \n\t \n', /error JsonNotValid/],
    ['a truncated line with blanks at its end', '{  \n  "swagger":', /error JsonNotValid/],
    ['a megabyte of brackets', '['.repeat(1_100_000), /error JsonTooDeep/],
  ];
  it.each(alone)('%s: one finding, nothing about the form of the file', async (name, content, expected) => {
    const path = connector(`alone ${name}`);
    writeFileSync(join(path, 'apiDefinition.swagger.json'), content);
    const { err } = await runLines(path);
    expect(err).toMatch(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('follows a reference that is encoded as in a URI, and points at what it leads to', async () => {
    const name = 'Item of {é}/2';
    const text = clean
      .replaceAll('#/definitions/Item', '#/definitions/Item%20of%20%7B%C3%A9%7D~12')
      .replace('"Item": {', `"${name}": {`);
    expect(text).toContain(`"${name}": {`);
    expect((await runLines(connector('encoded', { 'apiDefinition.swagger.json': text }))).err).toBe('');
    const empty = text.replace(/"type": "object",\s+"properties": \{[\s\S]*?\n {12}\}/, '"type": "object"');
    const { err } = await runLines(connector('encoded empty', { 'apiDefinition.swagger.json': empty }));
    expect(err).toContain('error EmptySchema #/definitions/Item of {é}~12: ');
    const gone = clean.replace('#/definitions/Item"', '#/definitions/No%20Item%"');
    const broken = await runLines(connector('encoded broken', { 'apiDefinition.swagger.json': gone }));
    expect(broken.err).toContain('error SchemaReferenceNotFound');
  });

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['notes.txt', 'Read me.\n'],
    ['latin.txt', Buffer.from('\xe9t\xe9', 'latin1')],
    ['script.csx', buildExample().script?.text ?? ''],
    ['icon.png', readFileSync('icon.png')],
  ])('%s, named as a file: says that it is no JSON, and not to rename it', async (name, content) => {
    const path = join(connector('named'), name);
    writeFileSync(path, content);
    const { code, err } = await runLines(path);
    expect(err).toMatch(
      / error JsonNotValid #: Not valid JSON: found .*, and no other format is read: .* give another file/,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  it('a definition without the ending .json, named as a file: is checked, and told its name', async () => {
    const path = join(connector('unending'), 'definition.txt');
    writeFileSync(path, clean.replace('"host": "', '"host": "https://'));
    const { err } = await runLines(path);
    expect(err).toContain('error DefinitionFileName #: The definition is called definition.txt');
    expect(err).toContain('error HostNameNotValid #/host');
  });

  it('the files of a solution keep their names, which can be no others', async () => {
    const folder = connector('solution', {
      'apiDefinition.swagger.json': null,
      'apiProperties.json': null,
      'own_shop_openapidefinition.json': clean,
      'own_shop_customcodeblobcontent.csx': buildExample().script?.text ?? '',
    });
    const { err } = await runLines(folder);
    expect(err).not.toMatch(/DefinitionFileName|ScriptFileName|PropertiesFileMissing/);
  });

  it.each<[string, string, string]>([
    ['openapi.yaml', 'openapi: 3.0.1\ninfo:\n  title: Register\n', 'apiDefinition.swagger.json'],
    ['apiProperties.yml', '---\nproperties:\n  publisher: Register\n', 'apiProperties.json'],
    ['apiDefinition.swagger.json', "'swagger': '2.0'\n", 'apiDefinition.swagger.json'],
  ])('%s of YAML: says so, and as what to save the JSON', async (name, content, right) => {
    const path = connector(`yaml ${name}`, { [right]: null, [name]: content });
    const { err } = await runLines(path);
    expect(err).toContain(`The file is YAML, which is not read. Convert it to JSON and save that as ${right}.`);
    expect(err.match(/ error \w+/g)).toEqual([' error JsonNotValid']);
  });

  it.each<[string, string, string]>([
    ['apiProperties (1).json', 'apiProperties.json', 'PartFileName'],
    ['apiProperties.json.txt', 'apiProperties.json', 'PartFileName'],
    ['icon (1).png', 'icon.png', 'PartFileName'],
    ['script.csx.txt', 'script.csx', 'ScriptFileName'],
    ['apiDefinition.swagger.json.txt', 'apiDefinition.swagger.json', 'DefinitionFileName'],
  ])('%s is told its right name, and nothing that comes of it', async (name, right, rule) => {
    const { properties, script, definition } = buildExample();
    const names = {
      apiDefinition: 'apiDefinition.swagger.json',
      apiProperties: 'apiProperties.json',
      icon: 'icon.png',
    };
    const files: Record<string, string | Buffer> = {
      'apiDefinition.swagger.json': definition.text,
      'apiProperties.json': properties?.text ?? '',
      'script.csx': script?.text ?? '',
      'icon.png': readFileSync('icon.png'),
      'settings.json': JSON.stringify({ ...names, script: 'script.csx' }),
    };
    const path = connector(`renamed ${name}`, { ...files, [right]: null, [name]: files[right] ?? '' });
    const { err } = await runLines(path);
    const errors = err.split('\n').filter((line) => / error /.test(line) && !/ error Icon/.test(line));
    expect(errors).toEqual([expect.stringContaining(`error ${rule} #: `)]);
    expect(errors[0]).toContain(`${name}`);
    expect(errors[0]).toContain(`Rename it to ${right}`);
  });

  it.each(['openapi', 'nullable', 'oneOf'])('says once that "%s" is not Swagger 2.0', async (key) => {
    const text =
      key === 'openapi'
        ? clean.replace('{', '{ "openapi": "3.0.0",')
        : clean.replace('"name": {', `"name": { "${key}": [],`);
    const { err } = await runLines(connector(`foreign ${key}`, { 'apiDefinition.swagger.json': text }));
    expect(err.match(/ error \w+/g)).toEqual([' error SwaggerKeywordNotSupported']);
  });

  it('points at the parameter of a policy', async () => {
    const policy = {
      templateId: 'routerequesttoendpoint',
      title: 'Route',
      parameters: {
        'X-MS-apimTemplateParameter.newPath': '/all/{id}',
        'x-ms-apimTemplate-operationName': ['GetItem'],
      },
    };
    const properties = JSON.parse(buildExample().properties?.text ?? '');
    properties.properties.policyTemplateInstances = [policy];
    const path = connector('routed', { 'apiProperties.json': JSON.stringify(properties, null, 4) });
    expect((await runLines(path)).err).toContain('0/parameters/X-MS-apimTemplateParameter.newPath: policy Route');
  });

  it('a schema that holds itself is no fault', async () => {
    const text = clean
      .replace('"properties": {', '"properties": { "parent": { "$ref": "#/definitions/Item" },')
      .replace('"type": "object",', '"type": "object", "x-ms-summary": "Item", "description": "An item.",');
    expect((await runLines(connector('recursive', { 'apiDefinition.swagger.json': text }))).err).not.toContain(
      ' error ',
    );
  });

  it.each([
    ['a missing path', () => join(folder, 'nowhere'), /nowhere: cannot be read \(ENOENT\)/],
    [
      'a folder without a definition',
      () => mkdtempSync(join(folder, 'none-')),
      /no apiDefinition\.swagger\.json here or below/,
    ],
  ] as const)('%s: one line and exit 2', async (_name, path, expected) => {
    const { code, err, out } = await runLines(path());
    expect(err).toMatch(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  const unreadable: [string, (path: string) => string, RegExp][] = [
    [
      'a 50 MB file',
      (path) => connector(path, { 'apiDefinition.swagger.json': ' '.repeat(50 * 1024 * 1024) }),
      /50-MB\S*apiDefinition\.swagger\.json:1:1 error ConnectorNotReadable #: Not checked: 50 MB, and the service takes/,
    ],
    [
      'a definition that is a folder',
      (path) => {
        const made = connector(path, { 'apiDefinition.swagger.json': null });
        mkdirSync(join(made, 'apiDefinition.swagger.json'));
        return made;
      },
      /error ConnectorNotReadable #: Not checked: cannot be read \(EISDIR\)/,
    ],
    [
      'a link to nothing',
      (path) => {
        const made = connector(path, { 'apiDefinition.swagger.json': null });
        symlinkSync(join(made, 'gone'), join(made, 'apiDefinition.swagger.json'));
        return made;
      },
      /error ConnectorNotReadable #: Not checked: cannot be read \(ENOENT\)/,
    ],
    [
      'properties that are a folder',
      (path) => {
        const made = connector(path, { 'apiProperties.json': null });
        mkdirSync(join(made, 'apiProperties.json'));
        return made;
      },
      /apiProperties\.json:1:1 error ConnectorNotReadable #: Not checked: cannot be read \(EISDIR\)/,
    ],
    [
      'a broken accepted list',
      (path) => connector(path, { 'accepted-findings.json': '{\n  ]' }),
      /accepted-findings\.json:2:3 error ConnectorNotReadable #: Not checked: not valid JSON \(found "\]"/,
    ],
  ];
  it.each(unreadable)(
    '%s: one line, the other connectors of the tree are checked, exit 2',
    async (name, make, line) => {
      const tree = `half ${name.replaceAll(' ', '-')}`;
      make(`${tree}/bad`);
      connector(`${tree}/good`, { 'apiDefinition.swagger.json': clean.replace('"host": "', '"host": "https://') });
      const { code, err, out } = await runLines(join(folder, tree));
      expect(err).toMatch(line);
      expect(err).toContain('error HostNameNotValid #/host');
      expect(err.trim().split('\n')).toHaveLength(2);
      expect(out).toMatch(/bad\S*: not checked\n.*good\S*: 1 operation, 1 error, 0 warnings\n2 connectors, 2 errors/);
      expect(code).toBe(2);
      const { connectors } = JSON.parse((await run(join(folder, tree), '--format', 'json')).out);
      expect(connectors.map(({ isUnchecked = false }) => isUnchecked)).toEqual([true, false]);
    },
  );

  it('a check that fails: one line, the other connectors of the tree are checked, exit 2', async () => {
    connector('failing/bad', { 'apiDefinition.swagger.json': clean.replace('"Care Register"', '"Bad Register"') });
    connector('failing/good');
    const spy = vi.spyOn(ruleNamed('HostNameNotValid'), 'check').mockImplementation((place) => {
      if (object(object(object(place).value).info).title === 'Bad Register') throw new Error('boom');
      return false;
    });
    const { code, err, out } = await runLines(join(folder, 'failing'));
    spy.mockRestore();
    const [finding, ...stack] = err.trim().split('\n');
    expect(finding).toMatch(
      /bad\S*:1:1 error CheckFailed #: Internal error.* rule HostNameNotValid failed at # \(boom\)/,
    );
    expect(stack.join('\n')).toMatch(/^ +at .*validate\.test\.ts/m);
    expect(out).toMatch(/good\S*: 1 operation, 0 errors, 0 warnings\n/);
    expect(code).toBe(2);
  });

  it.each([
    [['--format', 'xml'], /--format is "xml"/],
    [['--rule', 'Nothing'], /There is no rule Nothing/],
    [['--explain', 'Nothing'], /There is no rule Nothing/],
    [['--max-warnings', 'none'], /--max-warnings is "none"/],
    [['--colour'], /Unknown option '--colour'/],
    [['--against', 'package.json'], /package\.json: neither a definition nor a table of facts/],
    [['--against', 'README-that-is-not-there.md'], /cannot be read \(ENOENT\)/],
    [['--accepted', 'script.csx'], /script\.csx:1:1: not valid JSON.* It does not begin as JSON: name another file/],
  ])('%j: one line and exit 2', async (args, expected) => {
    const { code, err } = await run(...args);
    expect(err).toMatch(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('checks a folder once that is named twice', async () => {
    const path = connector('twice');
    expect((await run(path, path)).out).not.toContain('2 connectors');
  });

  it('compares with no definition of another version', async () => {
    const openapi = JSON.stringify({ openapi: '3.0.1', paths: {} });
    const path = connector('openapi3', { 'openapi.json': openapi });
    const { code, err } = await run(path, '--against', join(path, 'openapi.json'));
    expect(err).toMatch(/openapi\.json: is written in version 3\.0\.1\. It needs Swagger 2\.0\./);
    expect(code).toBe(2);
  });

  it('compares with no zip, and says so', async () => {
    const path = connector('zip');
    writeFileSync(join(path, 'old.zip'), 'PK\u0003\u0004');
    const { code, err } = await run(path, '--against', join(path, 'old.zip'));
    expect(err).toMatch(/old\.zip: is a zip, which is not opened here\. Unpack it and name the file in it\.$/m);
    expect(code).toBe(2);
  });

  it.each([
    ['host', '@environmentVariables("cr1f3_host")'],
    ['basePath', '@environmentVariables("cr1f3_base")'],
    ['basePath', '/@environmentVariables("cr1f3_base")'],
  ])('says that the %s %s is an environment variable', async (key, value) => {
    const { text } = buildExample().definition;
    const path = connector('variable', {
      'apiDefinition.swagger.json': JSON.stringify({ ...JSON.parse(text), [key]: value }),
    });
    const { err, code } = await runLines(path);
    expect(err).toContain(`${key} "${value}" is an environment variable, which a connector in a solution may have.`);
    expect(code).toBe(1);
  });

  it('compares with a definition whose version is a number', async () => {
    const path = connector('number');
    const { text } = buildExample().definition;
    writeFileSync(join(path, 'old.json'), text.replace(/"2\.0"/, '2.0'));
    expect((await run(path, '--against', join(path, 'old.json'))).code).toBe(0);
  });

  it('never throws, whatever stands anywhere in a definition or its properties', async () => {
    const { definition, properties } = buildExample();
    const sources = [definition, properties].map((file) => JSON.parse(file?.text ?? '{}') as Json);
    const pointers = sources.map((source) => pointersOf(source));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.nat(),
        fc.oneof(fc.jsonValue({ maxDepth: 3 }), inherited),
        async (which, at, value) => {
          const files = buildExample();
          const changed = structuredClone(sources[which] ?? null);
          const pointer = pointers[which]?.[at % (pointers[which]?.length ?? 1)] ?? '';
          const text = JSON.stringify(replaceAt(changed, pointer, value as Json));
          if (which === 0) files.definition = sourceFile('apiDefinition.swagger.json', text);
          else files.properties = sourceFile('apiProperties.json', text);
          await checkConnector(files, { rules });
        },
      ),
      { numRuns: 600, seed: 5 },
    );
  }, 60_000);

  it.each(inheritedNames)(
    'never takes "%s" for a key of a table, in place of any text or key',
    async (name) => {
      const source = JSON.parse(clean) as Json;
      for (const pointer of pointersOf(source)) {
        const value = valueAt(source, pointer);
        const changed = structuredClone(source);
        const text = JSON.stringify(
          typeof value === 'string' ? replaceAt(changed, pointer, name) : renameFirst(changed, pointer, name),
        );
        const files = { ...buildExample(), definition: sourceFile('apiDefinition.swagger.json', text) };
        await checkConnector(files, { rules });
      }
    },
    60_000,
  );

  it.each(inheritedNames)('an OAuth flow called "%s" is a wrong value', async (flow) => {
    const scheme = `{ "type": "oauth2", "scopes": {}, "flow": "${flow}" }`;
    const path = connector(`flow ${flow}`, {
      'apiDefinition.swagger.json': clean.replace(/("API Key": )\{[^}]*\}/, `$1${scheme}`),
    });
    const { code, err } = await runLines(path);
    expect(err).toContain('error JsonValueNotInEnum #/securityDefinitions/API Key/flow');
    expect(code).toBe(1);
  });
});

/** The definition with ten more, each of which names the next eight times. */
function fan(source: string): string {
  const value = JSON.parse(source);
  const words = { 'x-ms-summary': 'Part', description: 'A part.' };
  for (let level = 0; level < 10; level++) {
    const next = level === 9 ? { type: 'string', ...words } : { $ref: `#/definitions/Level${level + 1}` };
    value.definitions[`Level${level}`] = {
      type: 'object',
      ...words,
      properties: Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`part${n}`, next])),
    };
  }
  return JSON.stringify(value, null, 4);
}

/** A definition whose one response leads through this many references. */
function chain(length: number): string {
  const definitions = Object.fromEntries(
    Array.from({ length }, (_, n) => [
      `D${n}`,
      { type: 'object', required: ['next'], properties: { next: { $ref: `#/definitions/D${n + 1}` } } },
    ]),
  );
  const value = JSON.parse(clean);
  value.definitions = {
    ...definitions,
    [`D${length}`]: { type: 'string' },
    Item: { type: 'object', properties: { first: { $ref: '#/definitions/D0' } } },
  };
  return JSON.stringify(value);
}

/** Renames the first key of the object that a pointer leads to. */
function renameFirst(root: Json, pointer: string, name: string): Json {
  const value = valueAt(root, pointer);
  if (!isObject(value)) return root;
  const [first = name, ...rest] = Object.keys(value);
  // JSON.parse and JSON.stringify keep "__proto__" as a key; an object literal would not.
  const pairs = [first, ...rest].map(
    (key) => `${JSON.stringify(key === first ? name : key)}:${JSON.stringify(value[key] ?? {})}`,
  );
  return replaceAt(root, pointer, JSON.parse(`{${pairs.join(',')}}`) as Json);
}

function pointersOf(value: Json, pointer = ''): string[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [pointer, ...inner.flatMap(([key, part]) => pointersOf(part, pointer + segment(key)))];
}

function replaceAt(root: Json, pointer: string, value: Json): Json {
  const keys = segments(pointer);
  const last = keys.pop();
  if (last === undefined) return value;
  let holder = root as never;
  for (const key of keys) holder = holder[key as never];
  (holder as Record<string, Json>)[last] = value;
  return root;
}
