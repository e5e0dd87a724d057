import { readList } from './array-values.ts';
import { type Call, filledIn, type Values } from './calls.ts';
import { parseExactly } from './exact-json.ts';
import type { Input, Operation } from './operations.ts';

/** A call as a command for bash. */
export function writeBash({ method, headers, body }: Call, url: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method])];
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quote(`${name}: ${value}`));
  if (body !== undefined) parts.push('--data-raw', quote(body));
  return [...parts, quote(url)].join(' ');
}

/**
 * A call as a command for PowerShell, where `curl` is another command and the quotes of a JSON body get lost on their way to
 * a program.
 */
export function writePowerShell({ method, headers, body }: Call, url: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
  if (body === undefined && method === 'GET') {
    const given = Object.entries(headers).flatMap(([name, value]) => ['-H', quote(`${name}: ${value}`)]);
    return ['curl.exe', ...given, quote(url)].join(' ');
  }
  const entries = Object.entries(headers).map(([name, value]) => `${quote(name)} = ${quote(value)}`);
  const parts = ['Invoke-RestMethod', '-Method', method, '-Uri', quote(url)];
  if (entries.length > 0) parts.push('-Headers', `@{ ${entries.join('; ')} }`);
  if (body !== undefined) parts.push('-Body', quote(body));
  return parts.join(' ');
}

/** The name of a step that the designer makes of a title. */
export const stepNameOf = ({ title }: Operation): string => title.trim().replaceAll(/\s+/g, '_');

/** The name of the first connection of a connector in a flow; `/apim/cqcdata` stands for the one of the title "CQC Data". */
export const connectionNameOf = (connectorPrefix: string): string =>
  `shared_${connectorPrefix.slice(connectorPrefix.lastIndexOf('/') + 1)}`;

/**
 * A call as a step of a flow, as the code view shows it ("Workflow definition language", OpenApiConnection).
 */
export function writeFlowStep(operation: Operation, values: Values, connectionName: string): string {
  const parameters = operation.inputs.flatMap((input) => {
    const value = filledIn(input, values);
    return value === '' ? [] : [[input.name, typedValue(input, value)] as const];
  });
  const isTrigger = operation.kind === 'trigger';
  const step = {
    type: 'OpenApiConnection',
    ...(isTrigger && { recurrence: { frequency: 'Hour', interval: 1 }, splitOn: "@triggerOutputs()?['body']" }),
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
  if (type === 'boolean') return value === 'true';
  if (!['body', 'integer', 'number'].includes(type)) return value;
  try {
    return parseExactly(value);
  } catch {
    return value;
  }
}
