import { groupBy } from '../../../../scripts/lib/group-by.ts';
import { oncePer } from '../../../../scripts/lib/once-per.ts';
import { listTokens, type Token } from '../../../../scripts/lib/token-titles.ts';

/** Listing them takes longer than drawing. */
const tokensOf = oncePer((definition: object) => groupBy(listTokens(definition), ({ operationId }) => operationId));

/** The outputs of a definition by operationId. */
export const tokensByOperation = (definition: unknown): Map<string, Token[]> =>
  typeof definition === 'object' && definition !== null ? tokensOf(definition) : new Map();
