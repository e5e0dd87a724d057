import { STATUS_CODES } from 'node:http';
import { isObject } from '../../scripts/lib/json.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import { forcedErrors } from '../cqc-api/errors.ts';
import { type ApiError, gatewayError, rateLimitExceeded } from '../http/api-error.ts';
import { refuseOtherFields } from './refuse-other-fields.ts';

/** Whose answer fails: CQC's, also where the connector asks for it, or that of the platform's gateway. */
const faces = ['cqc', 'runtime'] as const;
type Face = (typeof faces)[number];

/** An error that the next calls of a face get, in place of their answer. */
export interface PlannedError {
  face: Face;
  /** The operation whose calls fail; without it those of every one. */
  operationId?: string;
  /** 400 to 599. */
  status: number;
  /** How many calls fail. */
  count: number;
  /** Seconds of the header Retry-After; without it a 429 says 2 and no other status says any. */
  retryAfter?: number;
}

/** Errors that are still to come. */
export interface PlannedErrors {
  /** @throws Refusal for what is no such plan. */
  add(plan: unknown): PlannedError;
  /** The error that the next call of an operation gets, which is then used up. The oldest plan that fits counts. */
  take(face: Face, operationId: string): ApiError | undefined;
  /** What is left, with the calls that are left of it. */
  list(): PlannedError[];
  clear(): void;
}

const mostPlans = 1000;
const mostCalls = 1_000_000;

/**
 * Keeps the errors that somebody wants to see.
 * @param operationIds the operations that each face has.
 * @param host the host that CQC's 401 names.
 */
export function createPlannedErrors(operationIds: Record<Face, readonly string[]>, host: string): PlannedErrors {
  let plans: PlannedError[] = [];
  return {
    add(value) {
      const plan = readPlan(value, operationIds);
      if (plans.length === mostPlans) throw new Refusal(`${mostPlans} errors are planned. Reset the mock first.`);
      plans.push(plan);
      return { ...plan };
    },
    take(face, operationId) {
      if (plans.length === 0) return undefined;
      const plan = plans.find((one) => one.face === face && (one.operationId ?? operationId) === operationId);
      if (!plan) return undefined;
      plan.count -= 1;
      if (plan.count === 0) plans = plans.filter((one) => one !== plan);
      return createError(plan, host);
    },
    list: () => plans.map((plan) => ({ ...plan })),
    clear() {
      plans = [];
    },
  };
}

function readPlan(value: unknown, operationIds: Record<Face, readonly string[]>): PlannedError {
  if (!isObject(value)) throw new Refusal('The error is no object. Give one such as {"face":"cqc","status":429}.');
  const { face, operationId, status, count = 1, retryAfter, ...others }: Record<string, unknown> = value;
  refuseOtherFields(others, 'Give face, status and, if you like, operationId, count and retryAfter.');
  const knownFace = faces.find((one) => one === face);
  if (!knownFace) throw new Refusal(`face is none of ${faces.join(', ')}.`);
  if (!isWhole(status, 400, 599)) throw new Refusal('status is no whole number from 400 to 599.');
  if (!isWhole(count, 1, mostCalls)) throw new Refusal(`count is no whole number from 1 to ${mostCalls}.`);
  const plan: PlannedError = { face: knownFace, status, count };
  if (operationId !== undefined) {
    const known = operationIds[knownFace].find((one) => one === operationId);
    if (known === undefined) throw new Refusal(`operationId is none of ${operationIds[knownFace].join(', ')}.`);
    plan.operationId = known;
  }
  if (retryAfter !== undefined) {
    if (!isWhole(retryAfter, 0, 86_400)) throw new Refusal('retryAfter is no whole number of seconds from 0 to 86400.');
    plan.retryAfter = retryAfter;
  }
  return plan;
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** The error in the words of its face. */
function createError({ face, status, retryAfter }: PlannedError, host: string): ApiError {
  if (status === 429) return rateLimitExceeded(retryAfter ?? 2);
  const known = face === 'cqc' ? forcedErrors.get(String(status)) : undefined;
  const error = known?.(host) ?? gatewayError(status, STATUS_CODES[status] ?? 'Error');
  if (retryAfter !== undefined) error.headers['retry-after'] = String(retryAfter);
  return error;
}
