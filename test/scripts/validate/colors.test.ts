import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { paintSeverity } from '../../../scripts/validate/reporters/text.ts';

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) console.log('Skipped: colours on a terminal, because there is no `script` of util-linux.');

// What a file brings along is shown escaped, whatever colours are around it.
const folder = mkdtempSync(join(tmpdir(), 'cqc-data-colors-'));
const definition = {
  swagger: '3.0',
  info: { title: 'A \u001b[31m title' },
  paths: { x: { get: { summary: '\u001b[2J' } } },
};
writeFileSync(join(folder, 'apiDefinition.swagger.json'), JSON.stringify(definition));
afterAll(() => rmSync(folder, { recursive: true }));

const command = `${process.execPath} --import tsx scripts/validate.ts --level advice ${folder}`;
// In CI nothing has colours.
const { CI: _ci, NO_COLOR: _no, FORCE_COLOR: _force, NODE_DISABLE_COLORS: _disable, ...environment } = process.env;
const env = (more: NodeJS.ProcessEnv) => ({ ...environment, TERM: 'xterm-256color', ...more });
const onTerminal = (more: NodeJS.ProcessEnv = {}) =>
  spawnSync('script', ['-qec', command, '/dev/null'], { env: env(more), encoding: 'utf8' }).stdout;
const inPipe = () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { env: env({}), encoding: 'utf8' });
  return stdout + stderr;
};

it.each<[string, string]>([
  ['  error   1:2     Wrong. (Rule)', '  \u001b[31m\u001b[1merror\u001b[22m\u001b[39m   1:2     Wrong. (Rule)'],
  ['  warning 1:2     Odd. (Rule)', '  \u001b[33mwarning\u001b[39m 1:2     Odd. (Rule)'],
  ['  advice  3 Rule', '  \u001b[36madvice\u001b[39m  3 Rule'],
  ['error/apiDefinition.swagger.json', 'error/apiDefinition.swagger.json'],
  ['  errors', '  errors'],
])('%s', (line, painted) => {
  expect(paintSeverity(line)).toBe(painted);
});

describe.skipIf(!hasTerminal)('the severity in the text output', { timeout: 90_000 }, () => {
  it('has a colour on a terminal, and nothing else has', () => {
    const output = onTerminal();
    expect(output).toContain('  \u001b[31m\u001b[1merror\u001b[22m\u001b[39m   1:');
    const codes = output
      .split('\u001b[')
      .slice(1)
      .map((part) => part.slice(0, part.indexOf('m')));
    expect(['31', '1', '22', '39', '33', '36']).toEqual(expect.arrayContaining(codes));
    expect(output).not.toContain('\u001b[2J');
    expect(stripVTControlCharacters(output).replaceAll('\r\n', '\n')).toContain('  error   1:');
  });

  it.each<[string, () => string]>([
    ['NO_COLOR', () => onTerminal({ NO_COLOR: '1' })],
    ['a terminal without colours', () => onTerminal({ TERM: 'dumb' })],
    ['a pipe', inPipe],
  ])('has none with %s', (_name, run) => {
    const output = run();
    expect(output).toContain('  error   1:');
    expect(output).not.toContain('\u001b[');
  });
});
