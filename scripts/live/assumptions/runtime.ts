import type { Assumption } from '../assumption.ts';

/** What is assumed of the platform that runs the connector: no call to CQC can tell. */
const rows: [point: string, assumed: string, code: string][] = [
  [
    'which credentials',
    'what the connection parameters say: `api_key` with a key scheme, `username` and `password` with basic, an `oauthSetting` as bearer token; the `security` of a single operation makes no difference',
    'mock-server/runtime/gateway.ts',
  ],
  [
    'a required connection value that is missing',
    "400 that names it; for CQC's face the call goes without its key and CQC answers 401",
    'mock-server/runtime/gateway.ts',
  ],
  [
    'answers packed with gzip, deflate or br',
    'are unpacked before the script and the caller see them',
    'mock-server/runtime/gateway.ts',
  ],
  ['redirects of the backend', 'are passed on and not followed', 'mock-server/runtime/gateway.ts'],
  ['errors of the gateway', 'one form, `{ "statusCode": …, "message": … }`', 'mock-server/runtime/gateway.ts'],
  ['unknown connection', '404', 'mock-server/runtime/gateway.ts'],
  [
    'check of inputs',
    'required, whole number and choice are checked; anything undeclared passes',
    'mock-server/runtime/gateway.ts',
  ],
  ['a key that the caller sends along', 'is dropped: only the connection gives one', 'mock-server/runtime/gateway.ts'],
  ['default values', 'are not filled in: the designer does that', 'mock-server/runtime/gateway.ts'],
  [
    'policies and script',
    'request policies first, then the script, then response policies',
    'mock-server/runtime/gateway.ts',
  ],
  [
    'script runs too long',
    '504 after 5 seconds, as documented; later reports speak of two minutes',
    'mock-server/runtime/gateway.ts',
  ],
  ['script throws, returns nothing or does not compile', '500 that says which', 'mock-server/runtime/gateway.ts'],
  ['correlation and tracking ids', 'are made up for each call', 'mock-server/runtime/gateway.ts'],
];

export const runtimeAssumptions: Assumption[] = rows.map(([point, assumed, code]) => ({
  id: `runtime: ${point}`,
  point,
  assumed,
  code,
  probe: 'only a connection on the platform can tell',
}));
