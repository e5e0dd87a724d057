import { escapePattern } from '../../../lib/escape-pattern.ts';
import { object, show, text } from '../../../lib/json.ts';
import { type StandardOperation, standardConnectors } from '../../standard-connectors.ts';
import type { FindCall } from './check-flow.ts';
import { type AnyDefinition, type FlowOperation, listFlowOperations } from './operations.ts';

/** Finds the calls of a cloud flow, which name their operation. `isOwn` tells whether a connection leads to the connector. */
export function findCloudFlowCall(
  definition: AnyDefinition,
  isOwn: (connectionName: string | undefined) => boolean,
): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (!['OpenApiConnection', 'OpenApiConnectionWebhook', 'OpenApiConnectionNotification'].includes(step.type))
      return undefined;
    const { host, parameters } = object(step.inputs);
    const { operationId = '', connectionName } = object(host);
    if (!isOwn(text(connectionName))) return undefined;
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation) return { operation, parameters: object(parameters) };
    find(
      '',
      `there is no operation ${show(operationId)}`,
      `Take one of: ${operations.map((one) => one.operationId).join(', ')}`,
    );
    return undefined;
  };
}

/**
 * Finds the calls of one of Microsoft's own connectors through a connection. Only some of their operations are known.
 * @param passOver takes those that are not.
 */
export function findStandardCall(api: string, connectionName: string, passOver: (operation: string) => void): FindCall {
  const { displayName = '', operations = [] } = standardConnectors[api] ?? {};
  return (step) => {
    const { host, parameters = {} } = object(step.inputs);
    const { operationId, connectionName: name } = object(host);
    if (name !== connectionName || operationId === undefined || operations.length === 0) return undefined;
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation) return { operation: asFlowOperation(operation), parameters: object(parameters) };
    passOver(`${show(operationId)} of ${displayName}`);
    return undefined;
  };
}

function asFlowOperation({ operationId, parameters }: StandardOperation): FlowOperation {
  return { operationId, path: '', method: 'post', parameters, isTrigger: false, isPageable: false };
}

/** Finds the calls of a Logic Apps workflow, which name a path. `isOwn` tells whether a connection leads to the connector. */
export function findLogicAppsCall(definition: AnyDefinition, isOwn: (connectionName: string) => boolean): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (step.type !== 'ApiConnection') return undefined;
    const { host, method, path, queries } = object(step.inputs);
    const [verb, called] = [text(method) ?? '', text(path) ?? ''];
    if (!isOwn(text(object(object(host).connection).name) ?? '')) return undefined;
    const operation = operations.find(
      (known) => known.method === verb.toLowerCase() && patternOf(known.path).test(called),
    );
    if (!operation) {
      find('', `there is no operation ${verb} ${called}`, 'Take a method and path of the definition');
      return undefined;
    }
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const values = patternOf(operation.path).exec(called)?.slice(1) ?? [];
    const inPath = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    return { operation, parameters: { ...inPath, ...object(queries) } };
  };
}

/** Matches a path whose parameters are plain texts or expressions between `@{` and `}`. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map(escapePattern);
  return new RegExp(`^${parts.join('(@\\{[^}]*\\}|[^/@]+)')}$`);
}
