import { encode, type FileTree } from '../lib/file-tree.ts';
import type { ConnectorSource } from './connector-source.ts';

/** What paconn, pac and the portal read, by the names that settings.json gives. */
export function connectorFolder(source: ConnectorSource): FileTree {
  return new Map([
    ['apiDefinition.swagger.json', encode(source.definitionText)],
    ['apiProperties.json', encode(source.propertiesText)],
    ['icon.png', source.icon],
    ['script.csx', encode(source.script)],
    ['settings.json', encode(source.settingsText)],
  ]);
}
