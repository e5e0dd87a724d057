import type { IncomingHttpHeaders } from 'node:http';
import { type Definition, listOperations, type Operation } from '../../scripts/lib/definition.ts';
import type { CqcAnswer } from './answer.ts';
import type { Answer, LiveOperationId } from './answers.ts';
import { createParameterCheck, type RawValues } from './parameters.ts';
import { obeyPreferences } from './prefer.ts';

/** A call of one operation, whichever way it came in. */
export interface CqcCall {
  /** Values of the path by parameter name, unescaped. */
  path: RawValues;
  query: RawValues;
  headers: IncomingHttpHeaders;
}

/** Carries out a call whose key is valid; throws ApiError for every other answer. */
export type Operate = (call: CqcCall) => CqcAnswer | Promise<CqcAnswer>;

/** An operation of CQC's API and what carries it out. */
export interface CqcOperation {
  operation: Operation;
  operate: Operate;
}

/** The operations of CQC's API: forced errors and delays first, then the parameters, then the answer from the fixtures. */
export function createOperations(cqcApi: Definition, answers: Record<LiveOperationId, Answer>): CqcOperation[] {
  const host = `${cqcApi.host}${cqcApi.basePath}`;
  return listOperations(cqcApi).map((operation) => {
    const answer = answers[operation.operationId as LiveOperationId];
    const checkParameters = createParameterCheck(operation);
    const respond = ({ path, query, headers }: CqcCall): CqcAnswer =>
      answer({ path: Object.values(path) as string[], query: checkParameters(query, path), headers });
    const operate: Operate = (call) => {
      const { prefer } = call.headers;
      return prefer === undefined ? respond(call) : obeyPreferences(String(prefer), host).then(() => respond(call));
    };
    return { operation, operate };
  });
}
