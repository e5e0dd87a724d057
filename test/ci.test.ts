import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const majors = readFileSync('.ci/node-versions', 'utf8')
  .trim()
  .split('\n')
  .map((version) => version.split('.')[0] as string);
const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
const here = process.versions.node.split('.')[0] as string;
const other = majors.find((major) => major !== here) as string;

describe('the supported Node versions', () => {
  it('begin with the oldest that package.json allows', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(engines.node).toMatch(new RegExp(`^>=${majors[0]}\\.`));
  });

  it('are those of the workflow', () => {
    expect(workflow).toContain(`node: [${majors.join(', ')}]`);
  });
});

describe('the workflow', () => {
  it('pins every action to a commit and names its version', () => {
    const uses = workflow.split('\n').filter((line) => line.includes('uses:'));
    expect(uses.length).toBeGreaterThan(3);
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('may read the repository and nothing else', () => {
    expect(workflow.match(/permissions:\n(?: +.*\n)+/g)).toEqual(['permissions:\n  contents: read\n']);
  });
});

const isTried = majors.includes(here) && process.platform !== 'win32'; // which starts no script by its first line
if (!isTried) console.log(`Skipped: .ci, because Node ${here} on ${process.platform} is not tried.`);

describe.skipIf(!isTried)('.ci', () => {
  // A copy has no cache, so that what is not here has to be fetched.
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-ci-'));
  cpSync('.ci', join(folder, '.ci'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { 'test:smoke': 'node -v' } }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ci = (script: 'run' | 'with-node', ...args: string[]) =>
    spawnSync(join(folder, '.ci', script), args, {
      encoding: 'utf8',
      env: {
        ...process.env,
        npm_config_registry: 'http://127.0.0.1:9',
        npm_config_cache: join(folder, 'npm'),
        npm_config_fetch_retries: '0',
      },
    });

  it('with-node takes the Node that is there and passes on the exit code', () => {
    const { status, stdout } = ci('with-node', here, 'node', '-e', 'console.log(process.version); process.exit(7)');
    expect([status, stdout.trim()]).toEqual([7, process.version]);
  });

  it('with-node ends with 75 and the reason when a Node is not to be had', () => {
    const { status, stdout, stderr } = ci('with-node', other, 'node', '-v');
    expect(status).toBe(75);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^Skipped: Node ${other} is not to be had: .+`));
  });

  it.each([
    ['a version that is not supported', '18', 'node'],
    ['no command', here],
  ])('with-node refuses %s', (...args) => {
    const { status, stderr } = ci('with-node', ...args.slice(1));
    expect(status).toBe(2);
    expect(stderr).toContain(`MAJOR is one of: ${majors.join(' ')}`);
  });

  it('run counts a Node that is not to be had as skipped, and times each step', () => {
    const { status, stdout } = ci('run', 'machines');
    // The oldest is the one that runs the whole of `npm test`.
    const others = majors.slice(1);
    const found = others.filter((major) => major === here).length;
    expect(stdout.includes(process.version)).toBe(found === 1);
    const step = String.raw` +\d+ s  smoke_on \d+\n`;
    const end = `${found} passed, 0 failed, ${others.length - found} skipped\n`;
    expect(stdout).toMatch(new RegExp(`\n(${step}){${others.length}} +\\d+ s  in total\n${end}$`));
    expect(status).toBe(0);
  });

  it('run refuses a part that it does not know', () => {
    const { status, stdout } = ci('run', 'check');
    expect(status).toBe(1);
    expect(stdout.trim().split('\n').at(-1)).toBe('0 passed, 1 failed');
  });
});
