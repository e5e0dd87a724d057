import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What is wrong with a folder: one line for each file that is missing, differs or does not belong there. */
export async function compareFiles(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<string[]> {
  const found = existsSync(folder)
    ? (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [];
  const problems = found.filter((path) => !files.has(path)).map((path) => `${path}: not part of the fixture world.`);
  for (const [path, content] of files) {
    if (!found.includes(path)) problems.push(`${path}: missing.`);
    else if (!(await readFile(join(folder, path))).equals(content)) problems.push(`${path}: differs.`);
  }
  return problems.sort();
}
