import type { ConnectorSource } from '../connector/connector-source.ts';
import { object } from '../lib/json.ts';
import { connectionNamesOf, type Flow, listSteps, type Step } from './flow.ts';
import { type Names, namesOf } from './names.ts';
import { standardConnectors } from './standard-connectors.ts';
import { element, type XmlElement } from './xml.ts';

/** A connection that sample flows call through. */
export interface FlowConnection {
  /** Name of the API, by which the calls of a flow name their connection. */
  api: string;
  /** What a person who imports the flows reads. */
  displayName: string;
  /** Logical name of the connection reference. */
  reference: string;
  /** Ids of a connector that is part of the solution; without them it is one of Microsoft's own. */
  custom?: { connectorId: string; name: string };
}

/** Every connection that the flows use; this connector's own comes first. */
export function connectionsOf(source: ConnectorSource, flows: readonly Flow[]): FlowConnection[] {
  const names = namesOf(source);
  const used = new Set(flows.flatMap(listCalls).map((step) => connectionNameOf(step) ?? names.api));
  const own = {
    api: names.api,
    displayName: source.definition.info.title,
    reference: names.connectionReference,
    custom: { connectorId: names.connectorId, name: names.connector },
  };
  const others = Object.entries(standardConnectors).map(([api, { displayName }]) => ({
    api,
    displayName,
    reference: `${names.publisher.prefix}_${api.replace(/[^a-z0-9]/g, '')}`,
  }));
  return [own, ...others].filter(({ api }) => used.has(api));
}

/** The calls of a flow: its steps that go through a connection. */
export function listCalls({ definition }: Flow): Step[] {
  return [...listSteps(definition.triggers), ...listSteps(definition.actions)]
    .map(([, step]) => step)
    .filter(({ type }) => type === 'OpenApiConnection');
}

/** The connection that a call of flows/ names; undefined for a call of this connector, which names only its operation. */
export function connectionNameOf(step: Step): string | undefined {
  return connectionNamesOf(step)[0];
}

/**
 * Gives a call of flows/ the host that a packaged flow has. Exports leave `apiId` empty for a custom connector: an
 * import finds it by the connection reference.
 */
export function addHost(step: Step, names: Names): void {
  const inputs = object(step.inputs);
  const { operationId } = object(inputs.host);
  const connectionName = connectionNameOf(step);
  const host =
    connectionName === undefined
      ? { connectionName: names.api, operationId, apiId: '' }
      : { connectionName, operationId, apiId: apiIdOf(connectionName) };
  step.inputs = { ...inputs, host };
}

const apiIdOf = (api: string): string => `/providers/Microsoft.PowerApps/apis/${api}`;

/** `customconnectorid` is what ties the reference to the connector in the package; the id above it is a stand-in then. */
export function connectionReferenceElement({ api, displayName, reference, custom }: FlowConnection): XmlElement {
  return element(
    'connectionreference',
    [
      element('connectionreferencedisplayname', displayName),
      element('connectorid', apiIdOf(api)),
      ...(custom ? [element('customconnectorid', [element('connectorid', custom.connectorId)])] : []),
      element('iscustomizable', '1'),
      element('promptingbehavior', '0'),
      element('statecode', '0'),
      element('statuscode', '1'),
    ],
    { connectionreferencelogicalname: reference },
  );
}

/** The member of a flow's file that ties the connection names of its calls to connection references. */
export function connectionReferencesOf(connections: readonly FlowConnection[]): object {
  return Object.fromEntries(
    connections.map(({ api, reference, custom }) => [
      api,
      {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: reference },
        api: { name: api, ...(custom && { logicalName: custom.name }) },
      },
    ]),
  );
}
