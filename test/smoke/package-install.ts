import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isWindows = process.platform === 'win32'; // where npm and npx are batch files, which only a shell starts

/** Another project that has this package as a dependency. */
export interface OtherProject {
  folder: string;
  /** Runs `npx cqc-data-connector` there; its exit code does not reject. */
  cqc(...args: string[]): Promise<{ code: number; out: string; err: string }>;
  /** Runs npm there. Rejects with its output when it fails. */
  npm(...args: string[]): Promise<string>;
  remove(): void;
}

/** Makes a project in a folder whose name has a blank. */
export function makeOtherProject(): OtherProject {
  const parent = mkdtempSync(join(tmpdir(), 'cqc-data-other-'));
  const folder = join(parent, 'another project');
  mkdirSync(folder);
  // A tsconfig.json of its own, because what tsx reads there must not matter.
  const files = {
    'package.json': '{ "name": "other", "version": "1.0.0" }',
    'tsconfig.json': '{ "extends": "./gone" }',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const quote = (text: string) => (isWindows && text.includes(' ') ? `"${text}"` : text);
  const start = (program: string, args: string[]) =>
    run(program, args.map(quote), {
      cwd: folder,
      shell: isWindows,
      env: { ...process.env, npm_config_audit: 'false' },
    });
  return {
    folder,
    async cqc(...args) {
      try {
        const { stdout, stderr } = await start('npx', ['--no-install', 'cqc-data-connector', ...args]);
        return { code: 0, out: stdout, err: stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, out: stdout, err: stderr };
      }
    },
    npm: async (...args) => (await start('npm', args)).stdout,
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** Packs this checkout, as it is now, into a folder and gives the path of the file. */
export function packInto(folder: string): string {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    shell: isWindows,
  });
  const result = JSON.parse(packed) as { filename: string }[] | Record<string, { filename: string }>;
  return join(folder, Object.values(result)[0]?.filename ?? '');
}
