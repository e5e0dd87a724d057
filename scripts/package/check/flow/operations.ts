import type { Schema } from '../../../lib/definition.ts';

/** An operation as far as a flow sees it. */
export interface FlowOperation {
  operationId: string;
  path: string;
  method: string;
  parameters: { name: string; in?: string; required?: boolean; enum?: unknown[] }[];
  /** The schema of its first success; undefined when it has none. */
  response?: Schema;
  isTrigger: boolean;
  isPageable: boolean;
}

/** Any Swagger 2.0 document: nothing is taken for granted, because a packaged definition may be anybody's. */
export type AnyDefinition = object;

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

type Dictionary = Record<string, unknown>;

/** Lists the operations of any definition; what is no operation is passed over, for `npm run validate` to name. */
export function listFlowOperations(definition: AnyDefinition): FlowOperation[] {
  const found: FlowOperation[] = [];
  for (const [path, item] of Object.entries(asObject((definition as Dictionary).paths))) {
    const shared = asArray(asObject(item).parameters);
    for (const [method, value] of Object.entries(asObject(item))) {
      const operation = asObject(value);
      if (!methods.includes(method) || typeof operation.operationId !== 'string') continue;
      const parameters = [...shared, ...asArray(operation.parameters)]
        .map(
          (parameter) => asObject(resolve(definition, parameter)) as FlowOperation['parameters'][number] & Dictionary,
        )
        .filter(({ name }) => typeof name === 'string')
        .map(({ enum: choices, ...rest }) => ({ ...rest, ...(Array.isArray(choices) && { enum: choices }) }));
      const responses = asObject(operation.responses);
      const success = Object.keys(responses).find((status) => /^2/.test(status)) ?? 'default';
      const { schema } = asObject(resolve(definition, responses[success]));
      found.push({
        operationId: operation.operationId,
        path,
        method,
        parameters,
        ...(typeof schema === 'object' && schema !== null && { response: schema as Schema }),
        isTrigger: operation['x-ms-trigger'] !== undefined,
        isPageable: operation['x-ms-pageable'] !== undefined,
      });
    }
  }
  return found;
}

/** Follows a local reference, and a reference that it leads to; a broken one gives undefined. */
export function resolve(definition: AnyDefinition, value: unknown, depth = 5): unknown {
  const { $ref } = asObject(value);
  if (typeof $ref !== 'string') return value;
  if (depth === 0 || !$ref.startsWith('#/')) return undefined;
  const keys = $ref
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = keys.reduce<unknown>((of, key) => asObject(of)[key], definition);
  return resolve(definition, target, depth - 1);
}

function asObject(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
