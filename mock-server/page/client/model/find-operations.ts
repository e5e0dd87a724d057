import type { Token } from '../../../../scripts/lib/token-titles.ts';
import type { Operation } from './operations.ts';

/** The operations that a place in the definition belongs to: their own, or those that use its parameter or schema. */
export function findOperationsAt(
  pointer: string,
  operations: readonly Operation[],
  tokens: readonly Token[],
): Operation[] {
  const place = pointer.replace(/^#/, '');
  const lies = (inside: string) => place === inside || place.startsWith(`${inside}/`);
  const own = operations.filter((operation) => lies(operation.pointer));
  if (own.length > 0) return own;
  const path = operations.filter((operation) => lies(operation.pointer.replace(/\/[^/]+$/, '')));
  if (path.length > 0) return path;
  const [, schema] = /^(\/definitions\/[^/]+)/.exec(place) ?? [];
  const users = new Set(
    tokens
      .filter((token) => schema !== undefined && `${token.pointer}/`.startsWith(`${schema}/`))
      .map(({ operationId }) => operationId),
  );
  return operations.filter(
    ({ operationId, inputs }) => users.has(operationId) || inputs.some((input) => lies(input.pointer)),
  );
}
