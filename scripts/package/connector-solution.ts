import type { ConnectorSource } from '../connector/connector-source.ts';
import type { ApiProperties } from '../lib/api-properties.ts';
import { encode, type FileTree } from '../lib/file-tree.ts';
import { connectorElement, customizationsXml } from './customizations-xml.ts';
import { type Names, namesOf } from './names.ts';
import { contentTypesXml, rootComponent, solutionXml } from './solution-xml.ts';

/** Component type of a connector ("Solution component type", Microsoft Learn); 371 is its retired predecessor. */
const connectorComponentType = 372;

/** The unmanaged Dataverse solution that holds the connector alone, as files. */
export function connectorSolution(source: ConnectorSource): FileTree {
  const names = namesOf(source);
  const manifest = {
    uniqueName: names.stem,
    displayName: source.definition.info.title,
    components: [connectorComponent(names)],
  };
  return assembleSolution({
    customizations: customizationsXml({ connector: connectorElement(source, names) }),
    solution: solutionXml(names, manifest),
    content: connectorFiles(source, names),
  });
}

/** The connector's line in the list of a solution's components. */
export function connectorComponent({ connector, connectorId }: Names) {
  return rootComponent(connectorComponentType, connectorId, connector);
}

/** Puts a solution's files in the order of exported solutions. */
export function assembleSolution(parts: { customizations: string; solution: string; content: FileTree }): FileTree {
  const extensions = ['xml', ...[...parts.content.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1))];
  return new Map([
    ['customizations.xml', encode(parts.customizations)],
    ['[Content_Types].xml', encode(contentTypesXml(extensions))],
    ['solution.xml', encode(parts.solution)],
    ...parts.content,
  ]);
}

/**
 * The connector's own files. `connectionParameters` stands bare: wrapped in `properties`, as apiProperties.json has it,
 * the import fails with ApiHubsRequestFailed.
 */
export function connectorFiles(source: ConnectorSource, { connector }: Names): FileTree {
  const { definition, apiProperties } = source;
  const file = (part: string, content: string): [string, Uint8Array] => [
    `Connector/${connector}_${part}`,
    encode(content),
  ];
  // apiProperties.json may leave out what it has none of; exports hold an empty part then.
  const { connectionParameters = {}, policyTemplateInstances = [] }: Partial<ApiProperties> = apiProperties;
  return new Map([
    file('openapidefinition.json', JSON.stringify(definition)),
    file('connectionparameters.json', JSON.stringify(connectionParameters)),
    file('policytemplateinstances.json', JSON.stringify(policyTemplateInstances)),
    file('customcodeblobcontent.csx', source.script),
    [`Connector/${connector}_iconblob.Png`, source.icon],
  ]);
}
