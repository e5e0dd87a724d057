import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isRunning } from '../../../scripts/lib/is-running.ts';

/** Written last: name and hash of every file of a build. */
const listName = 'build.json';
/** Builds of each kind that are kept; the ones not used for longest go first. */
const keptBuilds = 20;
const dayMs = 86_400_000;

/**
 * Gives `directory` with a complete build in it. One that is there already is taken when every file is as it was written;
 * otherwise `make` builds anew into the folder that it is given. A build comes by a rename, so that nobody sees half of
 * one, and another process that does the same does no harm.
 * @param unused a folder in it whose files are not looked at, because this time nobody needs them.
 */
export async function keepBuild(
  directory: string,
  make: (into: string) => Promise<void>,
  unused?: string,
): Promise<void> {
  if (await isComplete(directory, unused)) {
    await utimes(directory, new Date(), new Date()).catch(() => {}); // a cache that cannot be written is read all the same
    return;
  }
  const cacheDir = path.dirname(directory);
  const temporary = `${directory}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  await mkdir(cacheDir, { recursive: true });
  await removeOld(cacheDir);
  try {
    await make(temporary);
    await writeFile(path.join(temporary, listName), JSON.stringify(await hashFiles(temporary)));
    await replace(temporary, directory);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function replace(temporary: string, directory: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(temporary, directory);
    } catch (error) {
      if (await isComplete(directory)) return; // the other process was faster: its build is as good
      if (attempt === 3) throw error;
      await rm(directory, { recursive: true, force: true }); // what is there is damaged
    }
  }
}

async function isComplete(directory: string, unused?: string): Promise<boolean> {
  try {
    const listed: Record<string, string> = JSON.parse(await readFile(path.join(directory, listName), 'utf8'));
    const isUsed = (name: string) => unused === undefined || !name.startsWith(unused + path.sep);
    const used = Object.entries(listed).filter(([name]) => isUsed(name));
    return isDeepStrictEqual(Object.fromEntries(used), await hashFiles(directory, isUsed));
  } catch {
    return false;
  }
}

async function hashFiles(directory: string, isUsed = (_name: string) => true): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== listName && isUsed(name));
  const hash = async (name: string) => {
    const content = await readFile(path.join(directory, name));
    return [name, createHash('sha256').update(content).digest('hex')];
  };
  return Object.fromEntries(await Promise.all(names.sort().map(hash)));
}

/** Removes what killed servers left behind, and builds that nobody has used for long. */
async function removeOld(cacheDir: string): Promise<void> {
  const builds: { file: string; kind: string; usedAt: number }[] = [];
  for (const name of await readdir(cacheDir)) {
    const file = path.join(cacheDir, name);
    const usedAt = (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
    const owner = /\.(\d+)-\w+\.tmp$/.exec(name)?.[1];
    if (owner === undefined) builds.push({ file, kind: name.replace(/-.*/, ''), usedAt });
    else if (!isRunning(Number(owner)) || usedAt < Date.now() - dayMs) await rm(file, { recursive: true, force: true });
  }
  builds.sort((a, b) => b.usedAt - a.usedAt);
  for (const kind of new Set(builds.map((build) => build.kind))) {
    for (const { file } of builds.filter((build) => build.kind === kind).slice(keptBuilds)) {
      await rm(file, { recursive: true, force: true });
    }
  }
}
