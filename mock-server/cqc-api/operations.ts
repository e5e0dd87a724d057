import { type Definition, listOperations, type Operation } from '../../scripts/lib/definition.ts';
import type { ApiError } from '../http/api-error.ts';
import type { CqcAnswer } from './answer.ts';
import type { Answer, Answers } from './answers.ts';
import type { CqcCall } from './call.ts';
import { createParameterCheck } from './parameters.ts';
import { obeyPreferences } from './prefer.ts';

/** Carries out a call that was let in; throws ApiError for every other answer. */
export type Operate = (call: CqcCall) => CqcAnswer | Promise<CqcAnswer>;

/** An operation of CQC's API and what carries it out. */
export interface CqcOperation {
  operation: Operation;
  operate: Operate;
}

/**
 * The operations of CQC's API: forced errors and delays first, then planned errors, then the parameters, then the answer
 * from the fixtures.
 * @param takeError gives the error that somebody planned for the next call of an operation.
 * @throws Error for an operation that has no answer, which happens only while the generated types are out of date.
 */
export function createOperations(
  cqcApi: Definition,
  answers: Answers,
  takeError: (operationId: string) => ApiError | undefined = () => undefined,
): CqcOperation[] {
  const host = `${cqcApi.host}${cqcApi.basePath}`;
  // The parameter check lets only declared parameters through, and of those each answer knows all.
  const answerOf = new Map(Object.entries(answers) as [operationId: string, Answer][]);
  return listOperations(cqcApi).map((operation) => {
    const answer = answerOf.get(operation.operationId);
    if (!answer)
      throw new Error(
        `${operation.operationId} has no answer. Run \`npm run generate-types\`, then add it to answers.ts.`,
      );
    const checkParameters = createParameterCheck(operation);
    const respond = ({ path, query, headers }: CqcCall): CqcAnswer => {
      const error = takeError(operation.operationId);
      if (error) throw error;
      return answer({ path: Object.values(path), query: checkParameters(query, path), headers });
    };
    const operate: Operate = (call) => {
      const { prefer } = call.headers;
      return prefer === undefined ? respond(call) : obeyPreferences(String(prefer), host).then(() => respond(call));
    };
    return { operation, operate };
  });
}
