import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Call, writeConnectorCall } from '../../../mock-server/page/client/model/calls.ts';
import { writeBash, writePowerShell } from '../../../mock-server/page/client/model/copy-as.ts';
import { connectionNameOf, writeFlowStep } from '../../../mock-server/page/client/model/flow-step.ts';
import { hideSecrets, standIn } from '../../../mock-server/page/client/model/hide-secrets.ts';
import { type Operation, readOperations } from '../../../mock-server/page/client/model/operations.ts';

const hostile = ["it's", '$(touch /tmp/x) `id` $HOME', '"a" \\ %PATH% !!', 'a\nb; rm -rf .', '-o /tmp/x', '😀'];

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

describe('a command for PowerShell', () => {
  it.each<[string, Partial<Call>, string]>([
    ['asks for heads alone', { method: 'HEAD' }, "curl.exe --head 'http://a/'"],
    [
      'keeps the quotes of a header',
      { headers: { 'X-Filter': '{"a":1}' } },
      "Invoke-RestMethod -Method GET -Uri 'http://a/' -Headers @{ 'X-Filter' = '{\"a\":1}' }",
    ],
    [
      'names the charset of a text, and a type once',
      { method: 'POST', headers: { 'Content-Type': 'application/json', b: 'c' }, body: '{}' },
      "Invoke-RestMethod -Method POST -Uri 'http://a/' -Headers @{ 'b' = 'c' } -ContentType 'application/json; charset=utf-8' -Body '{}'",
    ],
    [
      'leaves a charset and the type of a form as they are',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
      "Invoke-RestMethod -Method POST -Uri 'http://a/' -ContentType 'application/x-www-form-urlencoded' -Body 'a=b'",
    ],
    [
      'sends a form in parts',
      {
        method: 'POST',
        fields: [
          { name: 'f', value: "it's.png", isFile: true },
          { name: 'tag', value: '1', isFile: false },
          { name: 'tag', value: '2', isFile: false },
        ],
      },
      "Invoke-RestMethod -Method POST -Uri 'http://a/' -Form @{ 'f' = (Get-Item -LiteralPath 'it''s.png'); 'tag' = '1', '2' }",
    ],
  ])('%s', (_name, call, command) => {
    expect(writePowerShell({ method: 'GET', address: '', headers: {}, ...call }, 'http://a/')).toBe(command);
  });

  it.each([
    ['GET', undefined, "curl.exe -H 'X-Note: it''s $HOME' 'http://127.0.0.1/a?b=it''s'"],
    [
      'POST',
      '{"a":"it\'s"}',
      "Invoke-RestMethod -Method POST -Uri 'http://127.0.0.1/a?b=it''s' -Headers @{ 'X-Note' = 'it''s $HOME' } -Body '{\"a\":\"it''s\"}'",
    ],
  ])('doubles quotes and expands nothing: %s', (method, body, command) => {
    const call = { method, address: '/a', headers: { 'X-Note': "it's $HOME" }, ...(body !== undefined && { body }) };
    expect(writePowerShell(call, "http://127.0.0.1/a?b=it's")).toBe(command);
  });
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
          ...['keyword', 'pageToken', 'keyId', 'design', 'monkey'].map((name) => parameter(name, 'query')),
        ],
        responses: {},
      },
    },
  },
}) as [Operation];
const secrets = operation.inputs.filter(({ name }) => !/^(id|keyword|pageToken|keyId|design|monkey)$/.test(name));
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
    for (const { key, name } of operation.inputs) {
      const isSecret = secrets.some((secret) => secret.key === key);
      expect(text.includes(`typed-${name}`), name).toBe(!isSecret);
    }
    expect(text).toContain(standIn);
  });

  it('leaves a secret out that was not typed', () => {
    expect(hideSecrets(operation, {})).toEqual({});
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
