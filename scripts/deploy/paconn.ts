import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { FileTree } from '../lib/file-tree.ts';
import { Refusal } from '../lib/refusal.ts';

/**
 * Finds paconn in the folders of a PATH.
 * @throws Refusal that says how to install it.
 */
export function findPaconn(path = process.env.PATH ?? '', isWindows = process.platform === 'win32'): string {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, isWindows ? 'paconn.exe' : 'paconn');
    if (existsSync(file) && statSync(file).isFile() && isExecutable(file)) return file;
  }
  throw new Refusal(
    'paconn is not on PATH. Install it with `pip install paconn` and sign in with `paconn login`, or import the connector another way: docs/import.md.',
  );
}

/** A folder that paconn works in and that is gone afterwards. */
export interface Workroom {
  /** Runs paconn there and gives what it wrote. */
  call(args: string[]): string;
  /** A file that paconn wrote there; undefined when there is none. */
  read(name: string): string | undefined;
  close(): void;
}

/** Lays out the files in a temporary folder, because paconn rewrites settings.json in the folder where it runs. */
export function openWorkroom(paconn: string, files: FileTree): Workroom {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-deploy-'));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return {
    call: (args) => runPaconn(paconn, args, folder),
    read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @throws Refusal with paconn's words when it cannot start or ends with an exit code other than 0. */
function runPaconn(paconn: string, args: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(paconn, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  if (error) throw new Refusal(`${paconn}: ${error.message}. Check the installation with \`paconn --help\`.`);
  const output = `${stdout}${stderr}`.trim();
  if (status !== 0) {
    throw new Refusal(
      `paconn ${args[0]} ended with exit code ${status}: ${output}\nSign in with \`paconn login\` if it says so; then run this again.`,
    );
  }
  return output;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
