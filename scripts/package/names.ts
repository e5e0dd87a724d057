import type { ConnectorSource } from '../connector/connector-source.ts';
import { Refusal } from '../lib/refusal.ts';
import { uuidOf } from './uuid.ts';

/** The names and ids under which the components reach an environment. They must never change: a new id is a new component. */
export interface Names {
  publisher: { uniqueName: string; displayName: string; prefix: string; optionValuePrefix: number };
  /** Dataverse name of the connector: prefix and lower-case letters and digits, which need no escaping anywhere. */
  connector: string;
  connectorId: string;
  /** The connector's title without blanks: stem of the solutions' names. */
  stem: string;
  /** Stand-in for the id that each environment gives the connector on import; its last part cannot be known before. */
  api: string;
  connectionReference: string;
  /** Four parts, as solutions have them. */
  version: string;
}

/**
 * Works out all names from the definition's title and version and from the publisher.
 * @throws Refusal for a version that no solution takes.
 */
export function namesOf({ definition, apiProperties }: Pick<ConnectorSource, 'definition' | 'apiProperties'>): Names {
  const prefix = 'cqc';
  const stem = definition.info.title.replace(/[^A-Za-z0-9]/g, '');
  const connector = `${prefix}_${stem.toLowerCase()}`;
  const { version: written } = definition.info;
  if (!/^\d+(\.\d+){0,3}$/.test(written))
    throw new Refusal(
      `apiDefinition.swagger.json: info/version is "${written}", and a solution takes numbers alone. Write up to four of them there, such as 2.0.`,
    );
  const version = [...written.split('.'), '0', '0', '0'].slice(0, 4).join('.');
  return {
    publisher: {
      uniqueName: apiProperties.publisher.replace(/[^A-Za-z0-9]/g, '').toLowerCase(),
      displayName: apiProperties.publisher,
      prefix,
      optionValuePrefix: 41170,
    },
    connector,
    connectorId: uuidOf(`connector ${connector}`),
    stem,
    api: `shared_${prefix}-5f${stem.toLowerCase()}-5f0000000000000000`,
    connectionReference: `${connector}connection`,
    version,
  };
}

/** The id of a flow in the package. */
export function flowId(names: Names, flowName: string): string {
  return uuidOf(`flow ${names.connector} ${flowName}`);
}
