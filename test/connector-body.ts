import type { operations } from '../types/connector.d.ts';

/** An operation that answers in JSON. */
type JsonOperation = {
  [Id in keyof operations]: operations[Id]['responses'] extends { 200: { content: { 'application/json': unknown } } }
    ? Id
    : never;
}[keyof operations];

/** The body of an operation's 200 answer, as the definition describes it: a test that reads anything else does not compile. */
export type ConnectorBody<Id extends JsonOperation> = operations[Id]['responses'][200]['content']['application/json'];
