import type { IncomingHttpHeaders } from 'node:http';

/** The values of a query by name: a repeated key is an array. */
export type RawValues = Record<string, string | string[]>;

/** A call of one operation, whichever way it came in. */
export interface CqcCall {
  /** Values of the path by parameter name in the order of the path, unescaped. */
  path: Record<string, string>;
  query: RawValues;
  headers: IncomingHttpHeaders;
}
