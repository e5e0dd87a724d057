import type { Assumption } from '../assumption.ts';

/** What is assumed of the platform that runs the connector: no call to CQC can tell. */
const rows: [point: string, assumed: string][] = [
  [
    'which credentials',
    'what the connection parameters say: `api_key` with a key scheme, `username` and `password` with basic, an `oauthSetting` as bearer token; the `security` of a single operation makes no difference',
  ],
  [
    'a required connection value that is missing',
    "400 that names it; for CQC's face the call goes without its key and CQC answers 401",
  ],
  ['answers packed with gzip, deflate or br', 'are unpacked before the script and the caller see them'],
  ['redirects of the backend', 'are passed on and not followed'],
  ['errors of the gateway', 'one form, `{ "statusCode": …, "message": … }`'],
  ['unknown connection', '404'],
  ['check of inputs', 'required, whole number (int32) and choice are checked; anything undeclared passes'],
  [
    'a key that the caller sends along',
    'is dropped where a security scheme has it, unless the operation takes it as an input: only the connection gives one',
  ],
  ['a path with the segment `.` or `..`, escaped too', '400: it would lead to another address'],
  ['default values', 'are not filled in: the designer does that'],
  ['policies and script', 'request policies first, then the script, then response policies'],
  ['script runs too long', '504 after 5 seconds, as documented; later reports speak of two minutes'],
  ['time that a script computes', 'about twice that of optimised code, so that the limit is reached earlier'],
  ['script throws, returns nothing or does not compile', '500 that says which'],
  [
    'names of headers in a script',
    'as the definition, a policy or the scheme of the key writes them, else as the caller or the backend does',
  ],
  [
    'what a script sends',
    "as .NET's HttpClient does: known verbs in capitals, the values of a header in one line and in ASCII alone; but always with a Content-Length, where HttpClient may send in chunks; and of what meets a connection that is being closed only GET, HEAD and OPTIONS go again, where HttpClient sends all again that has no content",
  ],
  [
    'a request that a script sends again',
    'is sent again. Whether the platform does so is not known; HttpClient refuses a message that was sent, so that a new one is safe',
  ],
  [
    'a JSON body that a policy changes',
    'is read by its byte order mark or charset and written in UTF-8, which its content type says then; a body that it leaves alone stays byte for byte',
  ],
  ['encodings that a script asks for', 'those of .NET Framework, such as windows-1252'],
  ['time zone and culture of a script', 'UTC and en-US; on Windows the zone is that of the machine'],
  [
    'what .NET takes from the machine',
    'is as it is here, though the platform runs on Windows: `Environment.NewLine`, `Path`, the search for a text by its culture, and outside Windows a leading slash, which makes an absolute `Uri`; System.Drawing works on Windows alone, and a script that tries it elsewhere is logged',
  ],
  [
    'texts of times and numbers',
    'are those of .NET of today: outside Windows, where its ICU is 72 or newer, a time has U+202F before AM and PM, and `0.1 + 0.2` and `-0.0` are `0.30000000000000004` and `-0`, where .NET Framework writes a blank, `0.3` and `0`',
  ],
  ['text of `HttpUtility.ParseQueryString`', 'has é as `%c3%a9`, where .NET Framework writes `%u00e9`'],
  [
    'what a script sends and does not await',
    'ends by its answer; what is sent by the context of a call that has its own answer fails by an HttpRequestException',
  ],
  ['correlation and tracking ids', 'are made up for each call'],
];

export const runtimeAssumptions: Assumption[] = rows.map(([point, assumed]) => ({
  id: `runtime: ${point}`,
  point,
  assumed,
  code: 'runtime/carry-out.ts',
  probe: 'only a connection on the platform can tell',
}));
