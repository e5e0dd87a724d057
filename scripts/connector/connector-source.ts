import { join } from 'node:path';
import type { ApiProperties } from '../lib/api-properties.ts';
import { type Definition, projectFolder } from '../lib/definition.ts';
import { readText } from '../lib/file-tree.ts';
import { handWritten, parseNamedJson, readNamedFile } from '../lib/read-file.ts';

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
 * @throws UnreadableError that names the file when one is missing or is not JSON.
 */
export function readConnectorSource(folder = projectFolder): ConnectorSource {
  const file = (name: string): string => join(folder, name);
  const definitionText = readText(file('apiDefinition.swagger.json'));
  const propertiesText = readText(file('apiProperties.json'));
  return {
    definition: parseNamedJson(file('apiDefinition.swagger.json'), definitionText),
    apiProperties: parseNamedJson<{ properties: ApiProperties }>(file('apiProperties.json'), propertiesText).properties,
    definitionText,
    propertiesText,
    script: readText(file('script.csx')),
    icon: readNamedFile(file('icon.png'), handWritten),
    settingsText: readText(file('settings.json')),
  };
}
