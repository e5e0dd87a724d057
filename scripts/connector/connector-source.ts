import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiProperties } from '../lib/api-properties.ts';
import { type Definition, projectFolder } from '../lib/definition.ts';
import { readText } from '../lib/file-tree.ts';
import { messageOf } from '../lib/message-of.ts';
import { Refusal } from '../lib/refusal.ts';

/** Everything that the artifacts are made from. */
export interface ConnectorSource {
  definition: Definition;
  apiProperties: ApiProperties;
  definitionText: string;
  propertiesText: string;
  script: string;
  icon: Uint8Array;
  settingsText: string;
}

/**
 * Reads the five files of the connector.
 * @throws Refusal that names the file when one is missing or is not JSON.
 */
export function readConnectorSource(folder = projectFolder): ConnectorSource {
  const definitionText = readText(join(folder, 'apiDefinition.swagger.json'));
  const propertiesText = readText(join(folder, 'apiProperties.json'));
  return {
    definition: parseJson('apiDefinition.swagger.json', definitionText),
    apiProperties: parseJson<{ properties: ApiProperties }>('apiProperties.json', propertiesText).properties,
    definitionText,
    propertiesText,
    script: readText(join(folder, 'script.csx')),
    icon: readFileSync(join(folder, 'icon.png')),
    settingsText: readText(join(folder, 'settings.json')),
  };
}

function parseJson<T>(file: string, text: string): T {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${file}: ${messageOf(error)}. Correct the JSON.`);
  }
}
