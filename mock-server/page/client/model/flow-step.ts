import { isObject } from '../../../../scripts/lib/json.ts';
import { readList } from './array-values.ts';
import { filledIn, type Values } from './calls.ts';
import { isKeptNumber, parseExactly } from './exact-json.ts';
import type { Input, Operation } from './operations.ts';

/** The name of a step that the designer makes of a title. */
export const stepNameOf = ({ title }: Operation): string => title.trim().replaceAll(/\s+/g, '_');

/** The name of the first connection of a connector in a flow; `/apim/cqcdata` stands for the one of the title "CQC Data". */
export const connectionNameOf = (connectorPrefix: string): string =>
  `shared_${connectorPrefix.slice(connectorPrefix.lastIndexOf('/') + 1)}`;

/**
 * A call as a step of a flow, as the code view shows it ("Workflow definition language", OpenApiConnection). A webhook is told
 * by its service; only a trigger that polls has a recurrence, and only one that brings several items starts a run for each.
 */
export function writeFlowStep(operation: Operation, values: Values, connectionName: string): string {
  const { isWebhook, itemsPath } = operation;
  const parameters = operation.inputs.flatMap((input) => {
    const value = filledIn(input, values);
    return value === '' || input.type === 'file' ? [] : [[input.name, escapeAll(typedValue(input, value))] as const];
  });
  const isTrigger = operation.kind === 'trigger';
  const step = {
    type: isWebhook ? 'OpenApiConnectionWebhook' : 'OpenApiConnection',
    ...(isTrigger && !isWebhook && { recurrence: { frequency: 'Hour', interval: 1 } }),
    ...(itemsPath !== undefined && { splitOn: `@triggerOutputs()?['${itemsPath.replaceAll("'", "''")}']` }),
    inputs: {
      host: {
        connectionName,
        operationId: operation.operationId,
        apiId: `/providers/Microsoft.PowerApps/apis/${connectionName}`,
      },
      parameters: Object.fromEntries(parameters),
      authentication: "@parameters('$authentication')",
    },
    ...(!isTrigger && { runAfter: {} }),
  };
  return JSON.stringify({ [stepNameOf(operation)]: step }, null, 2);
}

const typedValue = ({ type, itemType }: Input, value: string): unknown =>
  type === 'array' ? readList(value).map((item) => typed(itemType, item)) : typed(type, value);

function typed(type: string, value: string): unknown {
  if (!['body', 'boolean', 'integer', 'number'].includes(type)) return value;
  try {
    return parseExactly(value);
  } catch {
    return value;
  }
}

/** A value whose texts mean in a flow what they say: an at sign begins an expression there, also in names. */
function escapeAll(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeAll);
  if (!isObject(value) || isKeptNumber(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [escapeText(key), escapeAll(part)]));
}

const escapeText = (text: string): string => text.replaceAll('@{', '@@{').replace(/^@(?!@\{)/, '@@');
