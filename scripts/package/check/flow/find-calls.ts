import type { FindCall } from './check-flow.ts';
import { type AnyDefinition, listFlowOperations } from './operations.ts';

/** Finds the calls of a cloud flow, which name their operation. `isOwn` tells whether a connection leads to the connector. */
export function findCloudFlowCall(
  definition: AnyDefinition,
  isOwn: (connectionName: string | undefined) => boolean,
): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (!['OpenApiConnection', 'OpenApiConnectionWebhook', 'OpenApiConnectionNotification'].includes(step.type))
      return undefined;
    const { host, parameters = {} } = step.inputs as {
      host: { operationId: string; connectionName?: string };
      parameters?: Record<string, unknown>;
    };
    if (!isOwn(host.connectionName)) return undefined;
    const operation = operations.find(({ operationId }) => operationId === host.operationId);
    if (operation) return { operation, parameters };
    find(
      '',
      `there is no operation ${host.operationId}`,
      `Take one of: ${operations.map((one) => one.operationId).join(', ')}`,
    );
    return undefined;
  };
}

/** Finds the calls of a Logic Apps workflow, which name a path. `isOwn` tells whether a connection leads to the connector. */
export function findLogicAppsCall(definition: AnyDefinition, isOwn: (connectionName: string) => boolean): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (step.type !== 'ApiConnection') return undefined;
    const inputs = step.inputs as {
      host: { connection: { name: string } };
      method: string;
      path: string;
      queries?: Record<string, unknown>;
    };
    if (!isOwn(inputs.host.connection.name)) return undefined;
    const verb = inputs.method.toLowerCase();
    const operation = operations.find(({ path, method }) => method === verb && patternOf(path).test(inputs.path));
    if (!operation) {
      find('', `there is no operation ${inputs.method} ${inputs.path}`, 'Take a method and path of the definition');
      return undefined;
    }
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const values = patternOf(operation.path).exec(inputs.path)?.slice(1) ?? [];
    const inPath = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    return { operation, parameters: { ...inPath, ...inputs.queries } };
  };
}

/** Matches a path whose parameters are plain texts or expressions between `@{` and `}`. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(@\\{[^}]*\\}|[^/@]+)')}$`);
}
