import { join, posix, resolve } from 'node:path';
import { UnreadableError } from './file-errors.ts';
import { type Json, object, text } from './json.ts';
import { parseJsonText } from './json-text.ts';
import { connectorFile, decodeLeniently, readNamedFile } from './read-file.ts';
import { isSameName } from './same-name.ts';

/** The keys of settings.json that name files, as paconn and pac read it. */
export const partKeys = ['apiDefinition', 'apiProperties', 'icon', 'script'] as const;

export type PartNames = Partial<Record<(typeof partKeys)[number], string>>;

/** The file of a folder that is read as its settings; a copy of it is not, because no folder needs settings. */
export const isSettingsName = (name: string): boolean => /^settings\.json$/i.test(name);

/** The paths that settings.json gives for the files of a connector. Broken settings name none: the validator says so. */
export function namedParts(settingsText: string): PartNames {
  return namesIn(settingsText, (name) => posix.normalize(name.replaceAll('\\', '/')));
}

/** The names of settings as `place` gives them. */
function namesIn(settingsText: string, place: (name: string, key: keyof PartNames) => string | undefined): PartNames {
  // Of a key that is repeated the last counts, as paconn reads it.
  const value = object(parseJsonText<Json>(settingsText).value);
  const named: PartNames = {};
  for (const key of partKeys) {
    const name = text(value[key])?.replace(/^\.[\\/]/, '');
    const placed = name === undefined || name === '' ? undefined : place(name, key);
    if (placed !== undefined) named[key] = placed;
  }
  return named;
}

/**
 * What the settings of a folder call its files; names that lead elsewhere are kept, so that it can be said. Settings that
 * cannot be read name none: the validator says so.
 */
export function readFolderSettings(folder: string, names: readonly string[]): PartNames {
  const settings = names.find(isSettingsName);
  if (settings === undefined) return {};
  try {
    const content = decodeLeniently(readNamedFile(join(folder, settings), connectorFile)).replace(/^\ufeff/, '');
    // An icon elsewhere is what people have while they work; the package takes its own.
    return namesIn(content, (name, key) =>
      key === 'icon' && /[\\/]/.test(name) ? undefined : nameInAnyCapitals(names, nameInFolder(folder, name)),
    );
  } catch (error) {
    if (error instanceof UnreadableError) return {};
    throw error;
  }
}

/** A name as it is written where the file lies: some disks do not tell capitals apart, and paconn opens the file there. */
export function nameInAnyCapitals(names: Iterable<string>, name: string): string {
  const all = [...names];
  return all.includes(name) ? name : (all.find((other) => isSameName(other, name)) ?? name);
}

/**
 * A path that leads into the folder is the name of a file in it: from the root, the folder itself, or where paconn is
 * started, which may be any folder above and a machine that writes `\\`.
 */
function nameInFolder(folder: string, name: string): string {
  const [path, own] = [posix.normalize(name.replaceAll('\\', '/')), resolve(folder).replaceAll('\\', '/')];
  const [above, file] = [posix.dirname(path), posix.basename(path)];
  const isInside = own === above || own.endsWith(`/${above}`) || posix.join(own, path) === posix.join(own, file);
  return isInside ? file : name;
}
