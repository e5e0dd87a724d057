import { homedir, tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapePattern } from '../../../scripts/lib/escape-pattern.ts';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Makes the function that takes the machine's folders out of a text for a client, so that what is below them is named by
 * the rest of its path: `script.csx(7,3)`, not the path of somebody's home.
 * @param folders those of this call besides the checkout, the temporary, the home and the current folder.
 */
export function createPathHider(folders: string[]): (text: string) => string {
  const all = [...folders, checkout, tmpdir(), homedir(), process.cwd()].map((folder) => resolve(folder));
  const names = [...new Set(all)].filter((folder) => dirname(folder) !== folder).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\w.:/-])(?:${names.map(escapePattern).join('|')})[\\\\/]`, 'g');
  return (text) => text.replace(pattern, '');
}

/** Shortens every absolute path to its last part. For what tools say: what a script says can look like paths. */
export function hideEveryPath(text: string): string {
  return text.replace(/(?<![\w.:/-])(?:[A-Z]:)?[\\/](?:[\w.@+~-][\w.@+~ -]*[\\/])*(?=[\w.@+~-])/g, '');
}
