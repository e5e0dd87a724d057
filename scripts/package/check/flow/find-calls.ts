import { escapePattern } from '../../../lib/escape-pattern.ts';
import { isObject, object, show, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { type StandardOperation, standardConnectors } from '../../standard-connectors.ts';
import { wrongFormatOf } from '../../wrong-format.ts';
import type { FindCall } from './check-flow.ts';
import { parseTemplate } from './expression.ts';
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
  const { displayName, operations } = standardConnectors[api] ?? { displayName: api, operations: [] };
  return (step) => {
    const { host, parameters = {} } = object(step.inputs);
    const { operationId, connectionName: name } = object(host);
    if (name !== connectionName || operationId === undefined) return undefined;
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation) return { operation: asFlowOperation(operation), parameters: object(parameters) };
    passOver(`${show(operationId)} of ${displayName}`);
    return undefined;
  };
}

function asFlowOperation({ operationId, parameters }: StandardOperation): FlowOperation {
  return { operationId, path: '', method: 'post', parameters, isTrigger: false, isPageable: false };
}

/**
 * Finds the calls of a Logic Apps workflow, which name a path. `isOwn` tells whether a connection leads to the connector. What
 * an expression stands for is not known, nor what a body holds.
 */
export function findLogicAppsCall(definition: AnyDefinition, isOwn: (connectionName: string) => boolean): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (!['ApiConnection', 'ApiConnectionWebhook', 'ApiConnectionNotification'].includes(step.type)) return undefined;
    const { host, method, path, queries = {}, headers = {} } = object(step.inputs);
    const [verb = '', called] = [text(method), text(path)];
    if (!isOwn(text(object(object(host).connection).name) ?? '')) return undefined;
    if (called === undefined) {
      find('', 'it has no path of its own', 'Its call was passed over', 'note');
      return undefined;
    }
    const { masked, isKnown } = maskExpressions(called);
    const sameVerb = operations.filter((known) => verb === '' || known.method === verb.toLowerCase());
    // A webhook names no method; it posts its subscription wherever it can.
    const isOther = (one: FlowOperation) => Number(verb === '' && one.method !== 'post');
    const [operation] = sameVerb
      .filter((known) => patternOf(known.path).test(masked))
      .sort((a, b) => isOther(a) - isOther(b) || namesIn(a.path).length - namesIn(b.path).length);
    if (!operation) {
      if (!verb.includes('@') && (isKnown || !sameVerb.some((known) => beginsAs(known.path, masked))))
        find('', `there is no operation ${`${verb} ${called}`.trim()}`, 'Take a method and path of the definition');
      return undefined;
    }
    const values = patternOf(operation.path).exec(masked)?.slice(1) ?? [];
    const inPath = Object.fromEntries(namesIn(operation.path).map((name, index) => [name, values[index]]));
    const given: Record<string, unknown> = { path: inPath, query: queries, header: headers };
    const parameters = operation.parameters.filter(({ in: place = '' }) => isObject(given[place]));
    // A call may have any other header too, and their names have no case.
    const declared = parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name);
    const inHeaders = Object.entries(object(headers)).flatMap(([name, value]) =>
      declared.filter((one) => isSameName(one, name)).map((one) => [one, value]),
    );
    return {
      operation: { ...operation, parameters },
      parameters: { ...inPath, ...object(queries), ...Object.fromEntries(inHeaders) },
    };
  };
}

/** A path with `@{}` for each expression, and whether it is known how many segments they give. */
function maskExpressions(path: string): { masked: string; isKnown: boolean } {
  try {
    const template = parseTemplate(path);
    if ('whole' in template) return { masked: '', isKnown: false };
    const expressions = template.pieces.filter((piece) => typeof piece !== 'string');
    return {
      masked: template.pieces.map((piece) => (typeof piece === 'string' ? piece : '@{}')).join(''),
      isKnown: expressions.every((one) => one.kind === 'call' && one.name.toLowerCase() === 'encodeuricomponent'),
    };
  } catch (error) {
    wrongFormatOf(error); // said where all expressions are checked
    return { masked: '', isKnown: false };
  }
}

/** Whether the segments of a path before its first expression, which may stand for several, fit those of an operation. */
function beginsAs(path: string, masked: string): boolean {
  const before = masked.split('@{}', 1)[0]?.split('/').slice(0, -1) ?? [];
  const segments = path.split('/');
  return before.every((one, index) => patternOf(segments[index] ?? '').test(one));
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);

/** Matches a path with values in place of its parameters. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^{}]+\}/).map(escapePattern);
  return new RegExp(`^${parts.join('([^/]+)')}$`);
}
