import { groupBy } from '../../../../scripts/lib/group-by.ts';
import { listTokens, type Token } from '../../../../scripts/lib/token-titles.ts';

const known = new WeakMap<object, Map<string, Token[]>>();

/** The outputs of a definition by operationId. They are listed once for each definition, which takes longer than drawing. */
export function tokensByOperation(definition: unknown): Map<string, Token[]> {
  if (typeof definition !== 'object' || definition === null) return new Map();
  const tokens = known.get(definition) ?? groupBy(listTokens(definition), ({ operationId }) => operationId);
  known.set(definition, tokens);
  return tokens;
}
