import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../../scripts/validate/command.ts';
import { run as runIn } from '../../run.ts';
import { cleanDefinition, exampleFolder, faultyDefinition } from './example-folder.ts';

const { folder, connector, remove } = exampleFolder();
afterAll(remove);
const run = (...args: string[]) => runIn(command, ...args);

connector('tree/a b', faultyDefinition);
connector('tree/c');
const tree = join(folder, 'tree');
const file = relative('.', join(tree, 'a b/apiDefinition.swagger.json')).replaceAll('\\', '/');
const hostile = 'a "b" <c> & d,e:f;g]h%0A\u0007\ufffe ::error::x ##vso[task.complete]y\nz';
const hostileTree = connector(
  'hostile',
  cleanDefinition
    .replace('"Get an item"', JSON.stringify(`& ${hostile}`))
    .replace('"host"', `${JSON.stringify(hostile)}: 1, "host"`),
);

describe('--format sarif', () => {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const schema = JSON.parse(readFileSync(join(path, '../schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  for (const key of ['$schema', 'id']) delete schema[key]; // of draft 4, which differs from draft 7 in nothing that is used here
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const isSarif = ajv.compile(schema);

  it.each([
    ['findings', tree],
    ['none', join(tree, 'c')],
    ['this package, with what is accepted', '.'],
    ['hostile texts', hostileTree],
  ])('holds to the schema: %s', async (_name, given) => {
    const { out, err } = await run(given, '--format', 'sarif');
    expect(err).toBe('');
    isSarif(JSON.parse(out));
    expect(isSarif.errors ?? []).toEqual([]);
  });

  it('is refused by the schema where it is wrong', async () => {
    const log = JSON.parse((await run(tree, '--format', 'sarif')).out);
    log.runs[0].results[0].level = 'fatal';
    expect(isSarif(log)).toBe(false);
  });

  it('says rule, level and place of each finding, and why an accepted one stands', async () => {
    const [{ results, tool }] = JSON.parse((await run(tree, '--format', 'sarif')).out).runs;
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note', 'warning']);
    const [first] = results;
    expect(tool.driver.rules[first.ruleIndex].id).toBe('RestrictedCharactersInSummary');
    const [{ physicalLocation }] = first.locations;
    expect(physicalLocation.region).toEqual({ startLine: 28, startColumn: 17 });
    expect(decodeURIComponent(physicalLocation.artifactLocation.uri)).toMatch(/a b\/apiDefinition\.swagger\.json$/);
    expect(physicalLocation.artifactLocation.uri).toContain('a%20b');
    // A backslash separates folders on Windows alone.
    const backslash = connector('back\\slash', faultyDefinition);
    expect((await run(backslash, '--format', 'sarif')).out).toContain(sep === '/' ? 'back%5Cslash/' : 'back/slash/');
    const [own] = JSON.parse((await run('.', '--format', 'sarif')).out).runs;
    expect(own.results[0]).toMatchObject({ suppressions: [{ kind: 'external', justification: expect.any(String) }] });
  });
});

describe('--format github', () => {
  it('annotates the line of each finding', async () => {
    const { code, out } = await run(tree, '--format', 'github');
    expect(code).toBe(1);
    const kinds = out.match(/^::\w+/gm);
    expect(kinds).toEqual(['::error', '::notice', '::warning']);
    expect(out).toContain(
      `a b/apiDefinition.swagger.json,line=28,col=17,title=RestrictedCharactersInSummary (error)::`,
    );
  });

  it('lets no text begin a command or end a value', async () => {
    const { out } = await run(hostileTree, '--format', 'github');
    for (const line of out.trim().split('\n')) expect(line).toMatch(/^::(error|warning|notice) [^:]*::|: 1 operation/);
    expect(out).not.toMatch(/##vso\[/);
    expect(out).toContain('%250A');
  });
});

describe('--format azure', () => {
  it('logs an issue for each error and warning, and a line for each advice', async () => {
    const { out } = await run(tree, '--format', 'azure');
    expect(
      out.match(/^##vso\[task\.logissue type=\w+;sourcepath=[^;\]]+;linenumber=\d+;columnnumber=\d+;code=\w+\]/gm),
    ).toEqual([expect.stringContaining('type=error;'), expect.stringContaining('type=warning;')]);
    expect(out).toMatch(/^\S.*:29:17 advice DescriptionNotSentence /m);
  });

  it('lets no text begin a command or end a value', async () => {
    const { out } = await run(hostileTree, '--format', 'azure');
    expect(out.match(/##vso\[\S+/g)?.every((found) => found === '##vso[task.logissue')).toBe(true);
    expect(out).toContain('%AZP250A');
  });
});

describe('--format junit', () => {
  const parse = (xml: string) =>
    new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => /^test(suite|case)$/.test(name),
    }).parse(xml);

  it('has a suite for each connector, in which errors have failed', async () => {
    const { out } = await run(tree, '--format', 'junit');
    expect(XMLValidator.validate(out)).toBe(true);
    const [faulty, clean] = parse(out).testsuites.testsuite;
    expect(faulty).toMatchObject({ tests: '3', failures: '1', errors: '0' });
    expect(faulty.name.replaceAll('\\', '/').endsWith(file.split('/').slice(-2).join('/'))).toBe(true);
    const [error, advice, warning] = faulty.testcase;
    expect(error.failure).toMatchObject({
      type: 'RestrictedCharactersInSummary',
      message: expect.stringContaining('"&"'),
    });
    expect(advice['system-out']).toContain('advice DescriptionNotSentence');
    expect(warning).not.toHaveProperty('failure');
    expect(clean).toMatchObject({ tests: '1', failures: '0', testcase: [{ name: 'no findings' }] });
  });

  it('stays XML, whatever a text holds', async () => {
    const { out } = await run(hostileTree, '--format', 'junit');
    expect(XMLValidator.validate(out)).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML takes none of them.
    expect(out).not.toMatch(/[\u0000-\u0008\ufffe\uffff]/);
    expect(parse(out).testsuites.testsuite[0].failures).toBe('2');
  });

  it('says of a connector that was not checked that this is no failure but an error', async () => {
    const path = connector('unread/a', '');
    connector('unread/b');
    const { rmSync, mkdirSync } = await import('node:fs');
    rmSync(join(path, 'apiDefinition.swagger.json'));
    mkdirSync(join(path, 'apiDefinition.swagger.json'));
    const { code, out } = await run(join(folder, 'unread'), '--format', 'junit');
    expect(code).toBe(2);
    expect(parse(out).testsuites.testsuite[0]).toMatchObject({ failures: '0', errors: '1', testcase: [{ error: {} }] });
  });
});
