import { escapePattern } from '../../../lib/escape-pattern.ts';
import { isObject, object, show, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { connectionNamesOf, isOfType, operationCalls } from '../../flow.ts';
import { type StandardOperation, standardConnectors } from '../../standard-connectors.ts';
import { wrongFormatOf } from '../../wrong-format.ts';
import type { FindCall } from './check-flow.ts';
import { type Expression, parseTemplate } from './expression.ts';
import { type AnyDefinition, type FlowOperation, listFlowOperations } from './operations.ts';

/** Finds the calls of a cloud flow, which name their operation. `isOwn` tells whether its connection leads to the connector. */
export function findCloudFlowCall(definition: AnyDefinition, isOwn: (connectionNames: string[]) => boolean): FindCall {
  const operations = listFlowOperations(definition);
  return (step, find) => {
    if (!isOfType(step, ...operationCalls) || !isOwn(connectionNamesOf(step))) return undefined;
    const { host, parameters } = object(step.inputs);
    const { operationId = '' } = object(host);
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
    const { operationId } = object(host);
    if (!connectionNamesOf(step).includes(connectionName) || operationId === undefined) return undefined;
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
    if (!isOfType(step, 'ApiConnection', 'ApiConnectionWebhook', 'ApiConnectionNotification')) return undefined;
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

/** The key of `$connections` that a text leads to, as `@parameters('$connections')['KEY']['connectionId']` does in any form. */
export function connectionKeyIn(text: string): string | undefined {
  if (!/\$connections/i.test(text)) return undefined;
  const [expression, ...others] = piecesOf(text);
  let key: unknown;
  let at = expression;
  for (; typeof at === 'object' && at.kind === 'member'; at = at.of)
    key = at.key.kind === 'value' ? at.key.value : undefined;
  if (others.length > 0 || typeof at !== 'object' || at.kind !== 'call' || !isSameName(at.name, 'parameters'))
    return undefined;
  const [name] = at.args;
  const isOfConnections = name?.kind === 'value' && isSameName(String(name.value), '$connections');
  return isOfConnections && typeof key === 'string' ? key : undefined;
}

/** The texts and expressions that a text of a workflow is put together from; none where it cannot be read. */
function piecesOf(text: string): (string | Expression)[] {
  const partsOf = (piece: string | Expression): (string | Expression)[] => {
    if (typeof piece === 'string') return [piece];
    if (piece.kind === 'value' && piece.value !== null) return [String(piece.value)];
    return piece.kind === 'call' && isSameName(piece.name, 'concat') ? piece.args.flatMap(partsOf) : [piece];
  };
  try {
    const template = parseTemplate(text);
    return ('whole' in template ? [template.whole] : template.pieces).flatMap(partsOf);
  } catch (error) {
    wrongFormatOf(error); // said where all expressions are checked
    return [];
  }
}

/** A path with `@{}` for each expression, and whether it is known how many segments they give. */
function maskExpressions(path: string): { masked: string; isKnown: boolean } {
  const pieces = piecesOf(path);
  const expressions = pieces.filter((piece) => typeof piece !== 'string');
  const isEncoded = (one: Expression) => one.kind === 'call' && isSameName(one.name, 'encodeURIComponent');
  return {
    masked: pieces.map((piece) => (typeof piece === 'string' ? piece : '@{}')).join(''),
    isKnown: pieces.length > 0 && expressions.every(isEncoded),
  };
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
