import { connectorFolder } from '../connector/connector-files.ts';
import type { ConnectorSource } from '../connector/connector-source.ts';
import { encode, type FileTree } from '../lib/file-tree.ts';
import type { Settings } from './settings.ts';

export interface DeployTarget {
  environment: string;
  /** The connector's id in that environment; without one it is created. */
  connectorId?: string;
}

/** What a deployment does: the files that paconn finds in its working folder, and its calls there. */
export interface DeployPlan {
  files: FileTree;
  calls: {
    validate: string[];
    change: string[];
    /** Reads the connector back into the folder {@link readBackFolder}. */
    readBack(connectorId: string): string[];
  };
}

/** Where paconn writes what it reads back: it has to be there, else paconn takes the folder that it runs in. */
export const readBackFolder = 'read-back';

/**
 * Plans `paconn validate`, then `create` or `update`, then `download` ("Create a custom connector with the CLI", Microsoft Learn). Every
 * value is handed over as an option, because paconn takes none beside a settings file. The script is in every call:
 * an update without it deletes the code. `update` refuses stackOwner, so its copy of the properties has none.
 * `create` writes its settings.json over without asking; it does so in the working folder, never in the project.
 */
export function planDeployment(
  source: ConnectorSource,
  settings: Settings,
  { environment, connectorId }: DeployTarget,
): DeployPlan {
  const files = connectorFolder(source);
  files.delete('settings.json');
  if (connectorId !== undefined) files.set(settings.apiProperties, encode(withoutStackOwner(source.propertiesText)));
  const service = [
    ...(settings.powerAppsUrl ? ['--pau', settings.powerAppsUrl] : []),
    ...(settings.powerAppsApiVersion ? ['--pav', settings.powerAppsApiVersion] : []),
  ];
  const definition = ['--api-def', settings.apiDefinition];
  const rest = ['--api-prop', settings.apiProperties, '--icon', settings.icon, '--script', settings.script];
  const verb = connectorId === undefined ? ['create', '--overwrite-settings'] : ['update', '--cid', connectorId];
  return {
    files,
    calls: {
      validate: ['validate', ...definition, ...service],
      change: [...verb, '--env', environment, ...definition, ...rest, ...service],
      readBack: (id) => [
        'download',
        '--cid',
        id,
        '--env',
        environment,
        '--dest',
        readBackFolder,
        '--overwrite',
        ...service,
      ],
    },
  };
}

function withoutStackOwner(propertiesText: string): string {
  const file = JSON.parse(propertiesText);
  delete file.properties.stackOwner;
  return `${JSON.stringify(file, null, 4)}\n`;
}
