import { HttpFailure } from '../../scripts/lib/http-failure.ts';
import { ApiError, gatewayError } from '../http/api-error.ts';
import { NoAnswer } from './answers.ts';
import { ConnectionIncomplete } from './connection.ts';
import { HostNotValid, PolicyNotSupported } from './policies/policy.ts';
import {
  ScriptBuildFailed,
  ScriptCallLeft,
  ScriptFailed,
  ScriptHostClosed,
  ScriptHostUnavailable,
  ScriptTimedOut,
} from './script-host/errors.ts';
import { HostRefused } from './upstream.ts';

const statuses: [type: new (...parameters: never[]) => Error, statusCode: number][] = [
  [PolicyNotSupported, 501],
  [ConnectionIncomplete, 400],
  [HostNotValid, 400],
  [NoAnswer, 404],
  [HostRefused, 502],
  [HttpFailure, 502],
  [ScriptHostUnavailable, 501],
  [ScriptTimedOut, 504],
  [ScriptHostClosed, 503],
  [ScriptCallLeft, 499], // nobody reads it; the number that nginx logs for a caller that is gone
  [ScriptBuildFailed, 500], // "Write code in a custom connector": a compile error shows as an internal server error
  [ScriptFailed, 500],
];

/** What the platform's gateway answers when the runtime itself fails; other errors are bugs and are thrown on. */
export function explainFailure(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ScriptFailed && error.code === 'invalid-address') return invalidInput(error.message);
  for (const [type, status] of statuses) if (error instanceof type) return gatewayError(status, error.message);
  throw error;
}

export const invalidInput = (message: string) => gatewayError(400, message);
