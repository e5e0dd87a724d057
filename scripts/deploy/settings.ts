import { isObject, type Json, text } from '../lib/json.ts';
import { parseNamedJson } from '../lib/read-file.ts';
import { Refusal } from '../lib/refusal.ts';
import { partKeys } from '../lib/settings-names.ts';

/** What settings.json of a connector says ("Microsoft Power Platform Connectors CLI", Microsoft Learn). */
export interface Settings {
  apiDefinition: string;
  apiProperties: string;
  icon: string;
  script: string;
  environment?: string;
  connectorId?: string;
  powerAppsUrl?: string;
  powerAppsApiVersion?: string;
}

const optional = ['environment', 'connectorId', 'powerAppsUrl', 'powerAppsApiVersion'] as const;

/**
 * Reads the settings of a connector; null and an empty text are as good as nothing.
 * @throws Refusal that names the key.
 */
export function readSettings(settingsText: string): Settings {
  const settings = parseNamedJson('settings.json', settingsText);
  if (!isObject(settings)) throw new Refusal('settings.json: is no object. Restore it from the repository.');
  const [apiDefinition, apiProperties, icon, script] = partKeys.map((key) => {
    const value = textOf(settings[key], key);
    if (value === undefined) throw new Refusal(`settings.json: ${key} is missing. Name the file.`);
    return value;
  }) as [string, string, string, string];
  const others = optional.flatMap((key) => {
    const value = textOf(settings[key], key);
    return value === undefined ? [] : [[key, value]];
  });
  return { apiDefinition, apiProperties, icon, script, ...Object.fromEntries(others) };
}

function textOf(value: Json | undefined, key: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const found = text(value);
  if (found === undefined) throw new Refusal(`settings.json: ${key} is no text. Write it in quotation marks.`);
  return found;
}
