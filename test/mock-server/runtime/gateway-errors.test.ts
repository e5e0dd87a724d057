import { expect, it } from 'vitest';
import { ApiError, noSuchOperation } from '../../../mock-server/http/api-error.ts';
import { NoAnswer } from '../../../mock-server/runtime/answers.ts';
import { ConnectionIncomplete } from '../../../mock-server/runtime/connection.ts';
import { explainFailure } from '../../../mock-server/runtime/gateway-errors.ts';
import { HostNotValid, PolicyNotSupported } from '../../../mock-server/runtime/policies/policy.ts';
import {
  ScriptBuildFailed,
  ScriptCallLeft,
  ScriptFailed,
  ScriptHostClosed,
  ScriptHostUnavailable,
  ScriptTimedOut,
} from '../../../mock-server/runtime/script-host/script-host.ts';
import { HostRefused } from '../../../mock-server/runtime/upstream.ts';
import { HttpFailure } from '../../../scripts/lib/http-failure.ts';

it.each<[Error, number]>([
  [new PolicyNotSupported('no such template'), 501],
  [new ScriptHostUnavailable('install the SDK'), 501],
  [new ScriptTimedOut('Locations', 5000), 504],
  [new ScriptHostClosed('closed'), 503],
  [new ScriptBuildFailed([{ file: 'script.csx', line: 1, column: 2, id: 'CS1002', message: '; expected' }]), 500],
  [new ScriptFailed('it threw', { code: 'exception' }), 500],
  [new ScriptFailed('a b is no address', { code: 'invalid-address' }), 400],
  [new ScriptCallLeft('Locations'), 499],
  [new ConnectionIncomplete('no key'), 400],
  [new HostNotValid('x is none'), 400],
  [new NoAnswer('nearest is y'), 404],
  [new HostRefused('allow it'), 502],
  [new HttpFailure('no answer', 'ECONNRESET', 'passing'), 502],
])('%s answers %i in its own words', (error, statusCode) => {
  const failure = explainFailure(error);
  expect(failure).toBeInstanceOf(ApiError);
  expect(JSON.parse(failure.body)).toEqual({ statusCode, message: error.message });
});

it('an answer that is an error stays as it is', () => {
  const error = noSuchOperation();
  expect(explainFailure(error)).toBe(error);
});

it('a defect of this server is thrown on', () => {
  const defect = new TypeError('undefined is not a function');
  expect(() => explainFailure(defect)).toThrow(defect);
});
