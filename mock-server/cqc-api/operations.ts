import { type Definition, listOperationIds, listOperations, type Operation } from '../../scripts/lib/definition.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
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
 * @throws Refusal for an operation that has no answer: the definition was edited, and the code has not followed.
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
      throw new Refusal(
        `apiDefinition.swagger.json: ${wordMissing(operation.operationId, Object.keys(answers), listOperationIds(cqcApi))}`,
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

/** An answer without an operation tells that the operation was renamed. */
function wordMissing(operationId: string, answered: readonly string[], known: readonly string[]): string {
  const [former] = answered.filter((id) => !known.includes(id));
  return former === undefined
    ? `${operationId} has no answer. Run \`npm run generate-types\`, then add it to mock-server/cqc-api/answers.ts.`
    : `${operationId} has no answer, and ${former} is gone. Call it ${former} again, by which flows know it; or write its answer in mock-server/cqc-api/answers.ts.`;
}
