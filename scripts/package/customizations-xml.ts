import type { ConnectorSource } from '../connector/connector-source.ts';
import type { Names } from './names.ts';
import { element, writeXml, type XmlElement, xsiAttribute } from './xml.ts';

/** The platform version that the files say they come from. It sets which importers accept them. */
export const platformAttributes = {
  OrganizationVersion: '9.2.24084.194',
  OrganizationSchemaType: 'Standard',
  CRMServerServiceabilityVersion: '9.2.24084.00194',
};

interface Customizations {
  connector: XmlElement;
  workflows?: XmlElement[];
  connectionReferences?: XmlElement[];
}

/** Writes customizations.xml; importers read its sections in this order. */
export function customizationsXml({ connector, workflows = [], connectionReferences }: Customizations): string {
  const empty = [
    'Templates',
    'EntityMaps',
    'EntityRelationships',
    'OrganizationSettings',
    'optionsets',
    'CustomControls',
  ];
  return writeXml(
    element(
      'ImportExportXml',
      [
        element('Entities'),
        element('Roles'),
        element('Workflows', workflows),
        element('FieldSecurityProfiles'),
        ...empty.map((tag) => element(tag)),
        element('EntityDataProviders'),
        element('Connectors', [connector]),
        ...(connectionReferences ? [element('connectionreferences', connectionReferences)] : []),
        element('Languages', [element('Language', '1033')]),
      ],
      { ...xsiAttribute, ...platformAttributes },
    ),
  );
}

/** The connector's element, with links to its files. */
export function connectorElement({ definition, apiProperties }: ConnectorSource, names: Names): XmlElement {
  const link = (tag: string, file: string) => element(tag, `/Connector/${names.connector}_${file}`);
  return element('Connector', [
    element('connectorid', names.connectorId),
    element('description', definition.info.description),
    element('displayname', definition.info.title),
    element('iconbrandcolor', apiProperties.iconBrandColor),
    element('name', names.connector),
    element('connectortype', '1'),
    element('scriptoperations', JSON.stringify(apiProperties.scriptOperations)),
    link('openapidefinition', 'openapidefinition.json'),
    link('connectionparameters', 'connectionparameters.json'),
    link('policytemplateinstances', 'policytemplateinstances.json'),
    link('customcodeblobcontent', 'customcodeblobcontent.csx'),
    link('iconblob', 'iconblob.Png'),
  ]);
}
