import { join } from 'node:path';
import { UnreadableError } from '../lib/file-errors.ts';
import { isObject, text } from '../lib/json.ts';
import { parseJson } from '../lib/positions.ts';
import { connectorFile, decodeLeniently, readNamedFile } from '../lib/read-file.ts';

/** The keys of settings.json that name files, as paconn and pac read it. */
export const partKeys = ['apiDefinition', 'apiProperties', 'icon', 'script'] as const;

export type PartNames = Partial<Record<(typeof partKeys)[number], string>>;

/** What settings.json calls the files of a connector that lie beside it. Broken settings name none: paconn says so. */
export function namedParts(settingsText: string): PartNames {
  const { value } = parseJson(settingsText);
  if (!isObject(value)) return {};
  const named: PartNames = {};
  for (const key of partKeys) {
    const name = text(value[key])?.replace(/^\.[\\/]/, '');
    if (name !== undefined && name !== '' && !/[\\/]/.test(name)) named[key] = name;
  }
  return named;
}

/** What the settings of a folder call its files; those that cannot be read name none: paconn says so. */
export function readSettings(folder: string, names: readonly string[]): PartNames {
  const settings = names.find((name) => /^settings\.json$/i.test(name));
  if (settings === undefined) return {};
  try {
    return namedParts(decodeLeniently(readNamedFile(join(folder, settings), connectorFile)).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof UnreadableError) return {};
    throw error;
  }
}
