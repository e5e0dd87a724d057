import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chooseDefinitions, choosePart } from '../../scripts/lib/connector-names.ts';
import { isEnvironmentVariable } from '../../scripts/lib/environment-variable.ts';
import { reading } from '../../scripts/lib/file-errors.ts';
import { isObject, object, show } from '../../scripts/lib/json.ts';
import { isFolder } from '../../scripts/lib/list-files.ts';
import { isNameInSolution, misnamedDefinitions } from '../../scripts/lib/misnamed-definition.ts';
import { readNamedJson } from '../../scripts/lib/read-file.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import { readFolderSettings } from '../../scripts/lib/settings-names.ts';
import { refusalOfVersion } from '../../scripts/lib/swagger-version.ts';
import { type Connector, describeConnector } from './connector.ts';

/** A connector as its folder held it when it was read. */
export type ReadConnector = Connector & { definition: unknown; definitionFile: string };

/**
 * Reads a connector folder: the definition, and the properties and the script where it has them, called as settings.json
 * says where it says so.
 * @throws UnreadableError for a file that cannot be read, Refusal for a definition that describes no operation.
 */
export function readConnectorFolder(folder: string): ReadConnector {
  if (isFolder(folder) === false)
    throw new Refusal(
      `${folder}: is a file. Name the folder of a connector, which holds its apiDefinition.swagger.json.`,
    );
  const names = reading(folder, () => readdirSync(folder)).sort();
  const named = readFolderSettings(folder, names);
  const [definitionName] = chooseDefinitions(names, named.apiDefinition);
  if (definitionName === undefined) {
    const [misnamed] = misnamedDefinitions([[folder, names]]).flat();
    throw new Refusal(`${folder}: no apiDefinition.swagger.json${adviceFor(misnamed)}`);
  }
  const definition = readNamedJson(join(folder, definitionName));
  const otherVersion = refusalOfVersion(definition);
  if (otherVersion !== undefined) throw new Refusal(`${join(folder, definitionName)}: ${otherVersion}`);
  const propertiesName = choosePart(names, 'apiProperties', named.apiProperties);
  const properties = propertiesName === undefined ? {} : object(readNamedJson(join(folder, propertiesName))).properties;
  const scriptName = choosePart(names, 'script', named.script);
  const scriptFile = scriptName === undefined ? undefined : join(folder, scriptName);
  const connector = describeConnector(definition, properties, scriptFile);
  if (!isObject(definition) || connector.operations.length === 0) {
    throw new Refusal(`${join(folder, definitionName)}: describes no operation. It needs paths of Swagger 2.0.`);
  }
  const { host } = definition;
  const isHost =
    isEnvironmentVariable(host) || (/^[^/?#@\\]*$/.test(show(host ?? '').trim()) && URL.canParse(connector.serviceUrl));
  if (!isHost) {
    throw new Refusal(
      `${join(folder, definitionName)}: the host is ${show(host)}. Give a name, with or without a port, such as api.example.com.`,
    );
  }
  return { ...connector, definition, definitionFile: join(folder, definitionName) };
}

/** What to do about a folder without a definition; `misnamed` is one of another name, which Microsoft's checks pass over too. */
function adviceFor(misnamed: string | undefined): string {
  if (misnamed === undefined) return '. Name the folder of a connector.';
  if (/\.ya?ml(\.txt)?$/i.test(misnamed))
    return `, but ${misnamed}, and YAML is not read. Convert it to JSON and save that as apiDefinition.swagger.json.`;
  return isNameInSolution(misnamed)
    ? `, but the ${misnamed} of a solution. Copy it to a folder of its own as apiDefinition.swagger.json.`
    : `, but ${misnamed} holds a definition. Call it apiDefinition.swagger.json, as Microsoft's checks look for it.`;
}
