import type { Assumption } from '../assumption.ts';

/** What is assumed of the platform that runs the connector: no call to CQC can tell. */
const rows: [point: string, assumed: string, code: string][] = [
  [
    'which credentials',
    'what the connection parameters say: `api_key` with a key scheme, `username` and `password` with basic, an `oauthSetting` as bearer token; the `security` of a single operation makes no difference',
    'runtime/gateway.ts',
  ],
  [
    'a required connection value that is missing',
    "400 that names it; for CQC's face the call goes without its key and CQC answers 401",
    'runtime/gateway.ts',
  ],
  [
    'answers packed with gzip, deflate or br',
    'are unpacked before the script and the caller see them',
    'runtime/gateway.ts',
  ],
  ['redirects of the backend', 'are passed on and not followed', 'runtime/gateway.ts'],
  ['errors of the gateway', 'one form, `{ "statusCode": …, "message": … }`', 'runtime/gateway.ts'],
  ['unknown connection', '404', 'runtime/gateway.ts'],
  [
    'check of inputs',
    'required, whole number (int32) and choice are checked; anything undeclared passes',
    'runtime/gateway.ts',
  ],
  ['a key that the caller sends along', 'is dropped: only the connection gives one', 'runtime/gateway.ts'],
  ['default values', 'are not filled in: the designer does that', 'runtime/gateway.ts'],
  ['policies and script', 'request policies first, then the script, then response policies', 'runtime/gateway.ts'],
  [
    'script runs too long',
    '504 after 5 seconds, as documented; later reports speak of two minutes',
    'runtime/gateway.ts',
  ],
  ['script throws, returns nothing or does not compile', '500 that says which', 'runtime/gateway.ts'],
  ['correlation and tracking ids', 'are made up for each call', 'runtime/gateway.ts'],
];

export const runtimeAssumptions: Assumption[] = rows.map(([point, assumed, code]) => ({
  id: `runtime: ${point}`,
  point,
  assumed,
  code,
  probe: 'only a connection on the platform can tell',
}));
