import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../lib/definition.ts';
import { Refusal } from '../../lib/refusal.ts';

/** A commit of this repository. */
export interface Commit {
  /** As it was named, such as `HEAD~1`. */
  name: string;
  hash: string;
}

/**
 * Finds a commit.
 * @throws Refusal when this is no checkout, or there is no such commit in it.
 */
export function findCommit(name: string): Commit {
  try {
    git(['rev-parse', '--git-dir']);
  } catch (error) {
    // Such as that somebody else owns the folder, with what to do about it.
    const said = /^fatal: (.+?)\s*$/s.exec((error as { stderr?: string }).stderr ?? '')?.[1];
    throw new Refusal(
      said === undefined || said.startsWith('not a git repository')
        ? '--compare needs git and a checkout of the repository. Clone it instead of unpacking an archive.'
        : `--compare cannot use git here: ${said}`,
      { cause: error },
    );
  }
  try {
    return { name, hash: git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).trim() };
  } catch (error) {
    throw new Refusal(
      `--compare ${name}: no such commit here. Give a hash, branch or tag, such as HEAD~1; a shallow clone has to fetch it first.`,
      { cause: error },
    );
  }
}

/** Whether files of this checkout differ from its commit. */
export function hasChanges(): boolean {
  return git(['status', '--porcelain', '--', '.']) !== '';
}

/**
 * Writes the files of a commit into a folder and gives it its packages: those of this checkout where both ask for the
 * same, otherwise freshly installed ones.
 * @param folder an empty folder outside the checkout; nothing else is touched, not even git's list of worktrees.
 * @throws Refusal when the packages cannot be installed.
 */
export function checkOutCommit({ hash }: Commit, folder: string): void {
  // An index of its own: that of the checkout stays as it is.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, '.git-index') };
  git(['read-tree', `${hash}:./`], env);
  git(['checkout-index', '--all', `--prefix=${folder}/`], env);
  if (readLock(folder) === readLock(projectFolder)) {
    symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return;
  }
  try {
    const options = { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' } as const;
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  } catch (error) {
    throw new Refusal(
      `The packages of ${hash.slice(0, 10)} differ from those of this checkout and could not be installed: ${(error as Error).message.trim()}`,
      { cause: error },
    );
  }
}

function readLock(folder: string): string | undefined {
  const file = join(folder, 'package-lock.json');
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

const git = (args: string[], env = process.env): string =>
  execFileSync('git', args, { cwd: projectFolder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
