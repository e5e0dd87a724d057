import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Call, writeConnectorCall } from '../../../mock-server/page/client/model/calls.ts';
import { writeBash, writePowerShell } from '../../../mock-server/page/client/model/copy-as.ts';
import { connectionNameOf, writeFlowStep } from '../../../mock-server/page/client/model/flow-step.ts';
import { hideSecrets, keepPlain, standIn } from '../../../mock-server/page/client/model/hide-secrets.ts';
import { type Input, type Operation, readOperations } from '../../../mock-server/page/client/model/operations.ts';
import { isSecretName } from '../../../scripts/lib/secret-names.ts';

const hostile = [
  "it's",
  'a’; Get-Date; #',
  '‘1’ ‚2‛',
  '$(touch /tmp/x) `id` $HOME',
  '"a" \\ %PATH% !!',
  'a\nb; rm -rf .',
  '-o /tmp/x',
  '😀',
];

/** What bash gives to curl for a command. */
function argumentsInBash(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const hasBash = spawnSync('bash', ['--version']).status === 0;
if (!hasBash) console.log('Skipped: commands for bash. There is no bash.');

describe.skipIf(!hasBash)('a command for bash', () => {
  it.each(hostile)('gives curl what was typed: %j', (text) => {
    const call: Call = { method: 'POST', address: '/a', headers: { 'X-Note': text.replace('\n', ' ') }, body: text };
    expect(argumentsInBash(writeBash(call, `http://127.0.0.1/a?b=${text}`))).toEqual([
      ...['-X', 'POST', '-H', `X-Note: ${text.replace('\n', ' ')}`],
      ...['--data-raw', text, `http://127.0.0.1/a?b=${text}`],
    ]);
  });
});

describe('a command of curl', () => {
  const url = 'http://127.0.0.1/a';
  const json = { 'content-type': 'application/json' };
  it.each<[string, Call, string]>([
    ['waits for no body of HEAD', { method: 'HEAD', address: '', headers: {} }, `curl --head '${url}'`],
    [
      'keeps GET with a body',
      { method: 'GET', address: '', headers: json, body: '{}' },
      `curl -X GET -H 'content-type: application/json' --data-raw '{}' '${url}'`,
    ],
    [
      'sends files and what looks like one',
      {
        ...{ method: 'POST', address: '', headers: {} },
        fields: [
          { name: 'file', value: 'it\'s "1";a.png', isFile: true },
          { name: 'note', value: '@/etc/passwd;type=x', isFile: false },
        ],
      },
      `curl -X POST -F 'file=@"it'\\''s \\"1\\";a.png"' --form-string 'note=@/etc/passwd;type=x' '${url}'`,
    ],
  ])('%s', (_name, call, command) => {
    expect(writeBash(call, url)).toBe(command);
  });
});

describe('a command of curl', () => {
  it.each([
    ['http://a/b?page[size]=5', '--globoff '],
    ['http://a/b{c}', '--globoff '],
    ['http://a/b/../c', '--path-as-is '],
    ['http://a/b', ''],
  ])('asks the address as it is written: %s', (url, option) => {
    const call = { method: 'DELETE', address: '', headers: {} };
    expect(writeBash(call, url)).toBe(`curl -X DELETE ${option}'${url}'`);
    expect(writePowerShell(call, url)).toBe(`curl.exe -X DELETE ${option}'${url}'`);
  });
});

const field = { name: 'a', value: 'b', isFile: false };
/** What a command for PowerShell gives to curl as its configuration. */
const configured = (...lines: string[]) => `${["'#'", ...lines].join(', ')} | curl.exe --config -`;
const inUtf8 = (command: string) => `& { $OutputEncoding = [Text.UTF8Encoding]::new($false); ${command} }`;

describe('a command for PowerShell', () => {
  it.each(["'", '‘', '’', '‚', '‛'])('ends no text at a quote in it: %s', (quote) => {
    const call = { method: 'POST', address: '', headers: {}, body: `a${quote}; Get-Date; #` };
    expect(writePowerShell(call, 'http://a/')).toContain(`a${quote}${quote}; Get-Date; #`);
  });

  it.each<[string, Partial<Call>, string]>([
    ['asks for heads alone', { method: 'HEAD' }, "curl.exe --head 'http://a/'"],
    [
      'has no body',
      { method: 'DELETE', headers: { 'If-Match': '7' } },
      "curl.exe -X DELETE -H 'If-Match: 7' 'http://a/'",
    ],
    ['has a plain one', { method: 'PUT', body: 'a=b' }, "curl.exe -X PUT --data-raw 'a=b' 'http://a/'"],
    [
      'keeps the quotes of a header',
      { headers: { 'X-Filter': '{"a":1}' } },
      configured(`'--url "http://a/"'`, `'-H "X-Filter: {\\"a\\":1}"'`),
    ],
    [
      'keeps a backslash at the end',
      { headers: { 'X-Folder': 'C:\\' } },
      configured(`'--url "http://a/"'`, `'-H "X-Folder: C:\\\\"'`),
    ],
    [
      'keeps an empty body',
      { method: 'POST', body: '' },
      configured(`'--url "http://a/"'`, `'-X POST'`, `'--data-raw ""'`),
    ],
    [
      'keeps lines',
      { method: 'POST', body: '{\r\n\t"a"}' },
      configured(`'--url "http://a/"'`, `'-X POST'`, `'--data-raw "{\\r\\n\\t\\"a\\"}"'`),
    ],
    [
      'keeps other alphabets',
      { method: 'POST', headers: { b: 'é' }, body: '日' },
      inUtf8(configured(`'--url "http://a/"'`, `'-X POST'`, `'-H "b: é"'`, `'--data-raw "日"'`)),
    ],
    [
      'sends fields whose names differ in capitals alone, and files',
      { method: 'POST', fields: [field, { ...field, name: 'A' }, { name: 'f', value: "it's.png", isFile: true }] },
      configured(
        ...[`'--url "http://a/"'`, `'-X POST'`, `'--form-string "a=b"'`, `'--form-string "A=b"'`],
        `'-F "f=@\\"it''s.png\\""'`,
      ),
    ],
  ])('%s', (_name, call, command) => {
    expect(writePowerShell({ method: 'GET', address: '', headers: {}, ...call }, 'http://a/')).toBe(command);
  });

  it('doubles quotes and expands nothing', () => {
    const call = { method: 'GET', address: '/a', headers: { 'X-Note': "it's $HOME" } };
    const command = "curl.exe -H 'X-Note: it''s $HOME' 'http://127.0.0.1/a?b=it''s'";
    expect(writePowerShell(call, "http://127.0.0.1/a?b=it's")).toBe(command);
  });
});

const hasPowerShell = hasBash && spawnSync('pwsh', ['-Version']).status === 0;
if (!hasPowerShell) console.log('Skipped: commands run in PowerShell. There is no pwsh, or no bash.');

it.skipIf(!hasPowerShell)('a command for PowerShell asks what the one for bash does', async () => {
  const arrived: unknown[] = [];
  const server = createServer(async (request, response) => {
    const boundary = /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '\0';
    const { method, url, rawHeaders } = request;
    const body = (await buffer(request)).toString();
    arrived.push([method, url, ...rawHeaders, body].map((text) => text?.replaceAll(boundary, 'BOUNDARY')));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const run = async (shell: string, ...options: string[]) => {
    await promisify(execFile)(shell, options);
    return arrived.splice(0);
  };
  const headers = { 'content-type': 'application/json' };
  const texts = [...hostile, '', '{\r\n\t"日": "a\\n"\n}\n', '"a\\', '\\', '@/etc/passwd', '%22 # = : é'];
  const calls: Call[] = texts.flatMap((text) => [
    { method: 'POST', address: '/a', headers: { ...headers, 'X-Note': text.replaceAll(/[\r\n]/g, ' ') }, body: text },
    { method: 'PUT', address: '/a', headers: {}, fields: [field, { ...field, name: 'A', value: text }] },
  ]);
  calls.push(
    { method: 'GET', address: '/a', headers: { 'X-Note': '{"a":1}' } },
    { method: 'DELETE', address: '/a/%2E%2e/b?c[]=d', headers: { 'If-Match': '7', Accept: 'json' } },
    { method: 'PATCH', address: '/a/../b?c={d}', headers, body: '{"e":1}' },
    {
      method: 'POST',
      address: '/a',
      headers: {},
      fields: [{ name: 'näme', value: fileURLToPath(import.meta.url), isFile: true }],
    },
  );
  const write = (language: typeof writeBash) =>
    calls.map((call) => language(call, `http://127.0.0.1:${(server.address() as AddressInfo).port}${call.address}`));
  const asked = await run('bash', '-c', write(writeBash).join('\n'));
  const script = ['Set-Alias curl.exe curl', ...write(writePowerShell)].join('\n');
  expect(await run('pwsh', '-NoProfile', '-Command', script)).toEqual(asked);
  expect(asked).toHaveLength(calls.length);
  server.close();
});

const parameter = (name: string, place: string, more = {}) => ({ name, in: place, type: 'string', ...more });
const [operation] = readOperations({
  swagger: '2.0',
  info: { title: 'Weather' },
  paths: {
    '/reports/{id}': {
      get: {
        operationId: 'GetReport',
        summary: 'Get report',
        parameters: [
          parameter('id', 'path', { required: true }),
          ...['Authorization', 'X-Api-Key', 'x-functions-key'].map((name) => parameter(name, 'header')),
          ...['token', 'access_token', 'client_secret', 'sig', 'userPassword'].map((name) => parameter(name, 'query')),
          parameter('pin', 'query', { format: 'password' }),
          ...['keyword', 'pageToken', 'keyId', 'design', 'issueIdOrKey'].map((name) => parameter(name, 'query')),
          parameter('authToken', 'formData', { enum: ['a', 'b'] }),
        ],
        responses: {},
      },
    },
  },
}) as [Operation];
const [login] = readOperations({
  paths: {
    '/login': {
      post: {
        operationId: 'Login',
        parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Login' } }, parameter('note', 'query')],
      },
    },
  },
  definitions: {
    Password: { type: 'string', format: 'password' },
    Codes: { type: 'array', items: { $ref: '#/definitions/Password' } },
    Login: {
      properties: {
        used: { $ref: '#/definitions/Codes' },
        unused: { $ref: '#/definitions/Codes' },
        first: { $ref: '#/definitions/Password' },
        other: {
          allOf: [{ $ref: '#/definitions/Login' }, { properties: { marked: { $ref: '#/definitions/Password' } } }],
        },
      },
    },
  },
}) as [Operation];
const isPlain = ({ key }: Input) =>
  /^(path:id|keyword|pageToken|keyId|design|issueIdOrKey|formData:authToken)$/.test(key);
const secrets = operation.inputs.filter((input) => !isPlain(input));
const values = Object.fromEntries(operation.inputs.map(({ key, name }) => [key, `typed-${name}`]));

describe('what is copied', () => {
  const hidden = hideSecrets(operation, values);
  const call = writeConnectorCall(operation, hidden, '/apim/weather/mine');
  const texts: [string, string][] = [
    ['bash', writeBash(call, `http://127.0.0.1${call.address}`)],
    ['PowerShell', writePowerShell(call, `http://127.0.0.1${call.address}`)],
    ['flow step', writeFlowStep(operation, hidden, connectionNameOf('/apim/weather'))],
  ];

  it.each(texts)('holds no secret that was typed, and everything else: %s', (_name, text) => {
    expect(secrets).toHaveLength(9);
    for (const { key, name } of operation.inputs.filter((input) => input.in !== 'formData')) {
      const isSecret = secrets.some((secret) => secret.key === key);
      expect(text.includes(`typed-${name}`), name).toBe(!isSecret);
    }
    expect(text).toContain(standIn);
  });

  it('leaves a secret out that was not typed', () => {
    expect(hideSecrets(operation, {})).toEqual({});
  });

  // A password may begin as JSON does.
  it.each(['{abc$1', '[x9!kQ', '[true]', '{"a":true}', '[1,2]'])('holds no secret of any form: %s', (value) => {
    const typed = Object.fromEntries(secrets.map(({ key }) => [key, value]));
    expect(keepPlain(operation, typed)).toEqual({});
    expect(new Set(Object.values(hideSecrets(operation, typed)))).toEqual(new Set([standIn]));
    expect(keepPlain(operation, { keyword: value })).toEqual({ keyword: value });
  });

  it('has none of a body that is a secret itself and no JSON', () => {
    const body = { name: 'token', in: 'body', schema: { type: 'string' } };
    const [logout] = readOperations({ paths: { '/logout': { post: { operationId: 'Logout', parameters: [body] } } } });
    expect(hideSecrets(logout as Operation, { 'body:token': 'abc123' })).toEqual({ 'body:token': standIn });
  });

  it('is an address with what is plain alone, and with what the page adds', () => {
    const kept = { ...Object.fromEntries(operation.inputs.filter(isPlain).map(({ key }) => [key, values[key]])) };
    expect(keepPlain(operation, { ...values, '~face': 'cqc', undeclared: 'x' })).toEqual({ ...kept, '~face': 'cqc' });
    expect(keepPlain(login, { 'body:body': '{}', note: '{"password":"p"}' })).toEqual({});
  });

  it.each<[string, string]>([
    ['{"user":"u","password":"p"}', '{"user":"u","password":"YOUR-KEY"}'],
    [
      '{"pin":1234,"passwordless":true,"secret":null,"api_key":""}',
      '{"pin":"YOUR-KEY","passwordless":true,"secret":null,"api_key":""}',
    ],
    [
      '[{"deep":{"credentials":{"user":"u","codes":["a"]}}}]',
      '[{"deep":{"credentials":{"user":"YOUR-KEY","codes":["YOUR-KEY"]}}}]',
    ],
    [
      '{"marked":"p","first":"p","other":{"marked":"p"}}',
      '{"marked":"YOUR-KEY","first":"YOUR-KEY","other":{"marked":"YOUR-KEY"}}',
    ],
    ['{"used":["p"],"unused":["p"]}', '{"used":["YOUR-KEY"],"unused":["YOUR-KEY"]}'],
    ['{"payload":"{\\"password\\":\\"p\\"}"}', '{"payload":"{\\"password\\":\\"YOUR-KEY\\"}"}'],
    ['{"password":"p', 'YOUR-KEY'],
    ['user=u&refresh_token=p', 'YOUR-KEY'],
    ['<marked>p</marked>', 'YOUR-KEY'],
    ['{ "user" : "u",\n "max_tokens": 5 }', '{ "user" : "u",\n "max_tokens": 5 }'],
    ['a text without any', 'a text without any'],
  ])('has a body without its secrets, by name and as the definition says: %s', (body, hidden) => {
    expect(hideSecrets(login, { 'body:body': body })).toEqual({ 'body:body': hidden });
  });

  // What strangers typed into the page, and what the connectors of the corpus call theirs.
  it.each([
    ...['secretKey', 'secret_key', 'refresh_token', 'app_key', 'pwd', 'pass', 'passphrase', 'x-amz-security-token'],
    ...['sasToken', 'session_token', 'account_key', 'master-key', 'credentials', 'jwt', 'id_token', 'license_key'],
    ...['apiKey', 'Api-Token', 'client_secret', 'X-Auth-Token', 'apikey', 'securityToken', 'passcode', 'otp', 'pin'],
    ...['Ocp-Apim-Subscription-Key', 'x-api-key-v2', 'key1', 'APIKey', 'newPassword', 'passwordConfirmation', 'Cookie'],
    'authTokenforHeader',
  ])('is called a secret: %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    ...['keyword', 'compass', 'config', 'spin', 'Kansas', 'author', 'secretary', 'postCode', 'sessionId', 'moreToken'],
    ...['$skiptoken', 'continuation_token', 'projectIdOrKey', 'RowKey', 'max_tokens', 'keyId', 'assignedTo', 'signer'],
  ])('is not called one: %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it("names the connection after the connector's own name", () => {
    expect(JSON.parse(texts[2]?.[1] ?? '').Get_report.inputs.host).toEqual({
      connectionName: 'shared_weather',
      operationId: 'GetReport',
      apiId: '/providers/Microsoft.PowerApps/apis/shared_weather',
    });
  });

  it('writes a value as its type says, and one that is none as it was typed', () => {
    const values = { id: '7', price: '1.5', size: 'ten', isNew: 'true', tags: 'a,b' };
    const parameters = Object.keys(values).map((name, at) =>
      parameter(name, 'query', { type: ['integer', 'number', 'integer', 'boolean', 'array'][at] }),
    );
    const [one] = readOperations({ paths: { '/items': { get: { operationId: 'List', parameters } } } }) as [Operation];
    expect(writeFlowStep(one, values, 'shared_items').replaceAll(/\s+/g, '')).toContain(
      '"parameters":{"id":7,"price":1.5,"size":"ten","isNew":true,"tags":["a","b"]}',
    );
  });
});
