import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import type { CallDetails, CqcClient } from '../../../scripts/lib/cqc-client.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { cqcAssumptions } from '../../../scripts/live/assumptions/index.ts';
import { probe } from '../../../scripts/live/probe.ts';
import { command } from '../../../scripts/live/probe-command.ts';
import { mostCalls } from '../../../scripts/live/probe-context.ts';
import { writeAssumptions } from '../../../scripts/live/write-assumptions.ts';
import { run } from '../../run.ts';

const key = 'demo-key';
let mock: FastifyInstance;
beforeAll(async () => {
  mock = await createMockServer({ limit: 0 });
  await mock.listen({ port: 0 });
});
afterAll(() => mock.close());

interface Asked {
  path: string;
  method: string;
  headers: Record<string, string>;
}
type Turn = (asked: Asked, answer: HttpMessage) => Partial<HttpMessage> | undefined;

/** A client of the mock behind something that turns answers around. */
function createClient(turn: Turn = () => undefined): CqcClient & { calls: Asked[] } {
  const calls: Asked[] = [];
  const client = {
    base: 'http://mock.example/public/v1',
    calls,
    async call(path: string, { method = 'GET', headers = {} }: CallDetails = {}) {
      const all = { 'ocp-apim-subscription-key': key, accept: 'application/json', 'user-agent': 'test', ...headers };
      const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
      const asked = { path, method, headers: sent };
      calls.push(asked);
      const response = await mock.inject({ method: method as 'GET', url: `/public/v1${path}`, headers: sent });
      const answer: HttpMessage = {
        status: response.statusCode,
        headers: response.headers as HttpMessage['headers'],
        body: response.rawPayload,
      };
      return { ...answer, ...turn(asked, answer) };
    },
    get: async (path: string) => JSON.parse((await client.call(path)).body.toString()),
    count: () => calls.length,
    close: async () => {},
  };
  return client;
}

const status = (value: number, message = 'turned around'): Partial<HttpMessage> => ({
  status: value,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify({ statusCode: value, message })),
});
/** The answer with some of its JSON changed. */
const change = (answer: HttpMessage, by: (body: Record<string, unknown>) => object): Partial<HttpMessage> => {
  const body = JSON.parse(answer.body.toString());
  return { body: Buffer.from(JSON.stringify({ ...body, ...by(body) })) };
};

/** For each assumption that can be told: a CQC that does otherwise in this point alone. */
const turns: Record<string, Turn> = {
  'key-in-header-and-query': ({ path }) => (path.includes('subscription-key=') ? status(401) : undefined),
  'key-in-query': ({ path }) => (path.includes('subscription-key=') ? status(400) : undefined),
  'changes-without-key-and-time': ({ path, headers }) =>
    path.startsWith('/changes') && !headers['ocp-apim-subscription-key'] ? status(404) : undefined,
  'user-agent': ({ headers }) => (headers['user-agent'] ? undefined : status(403)),
  'addresses-that-are-none': ({ method }) => (method === 'POST' ? status(405) : undefined),
  'unreadable-addresses': ({ path }) => (path.includes('%zz') ? status(404, 'Resource not found') : undefined),
  'slash-and-capitals': ({ path }, answer) => (path === '/inspection-areas/' ? { ...answer, status: 200 } : undefined),
  'wrong-values': ({ path }) =>
    path.includes('careHome=Y&careHome=N') ? { status: 200, body: Buffer.from('{}') } : undefined,
  'largest-per-page': ({ path }, answer) =>
    path.includes('perPage=200000') ? change(answer, () => ({ perPage: 1000 })) : undefined,
  'page-past-the-end': ({ path }) => (/region=London.*&page=/.test(path) ? status(404) : undefined),
  'nothing-found': ({ path }, answer) =>
    path.includes('perPage=10&const') ? change(answer, () => ({ totalPages: 1 })) : undefined,
  links: ({ path }, answer) =>
    path.includes('Bristol')
      ? change(answer, ({ firstPageUri }) => ({ firstPageUri: String(firstPageUri).replaceAll('+', '%20') }))
      : undefined,
  'unknown-filter-values': ({ path }) => (path.includes('region=Nowhere') ? status(400) : undefined),
  'organisation-type': ({ path }) => (path.startsWith('/changes/place') ? status(404) : undefined),
  'missing-start': ({ path }) => (/^\/changes\/location\?endTimestamp/.test(path) ? status(400) : undefined),
  'wrong-times': ({ path }) => (path.includes('startTimestamp=yesterday') ? status(404) : undefined),
  'longest-window': ({ path }) => (path.includes('=2014-') ? status(400) : undefined),
  'changed-twice': ({ path }, answer) =>
    path.startsWith('/changes/location') && answer.status === 200
      ? change(answer, ({ changes }) => ({ changes: (changes as string[]).flatMap((id) => [id, id]) }))
      : undefined,
  'order-of-changes': ({ path }, answer) =>
    path.startsWith('/changes/location') && answer.status === 200
      ? change(answer, ({ changes }) => ({ changes: (changes as string[]).reverse() }))
      : undefined,
  'link-of-changes': ({ path }) =>
    path.includes('startTimeStamp') ? { status: 200, body: Buffer.from('{}') } : undefined,
  'report-uri': ({ path }) => (path.endsWith('?20220420120000') ? { status: 200 } : undefined),
  'report-as-something-else': ({ headers }) => (headers.accept === 'image/png' ? status(406) : undefined),
  'report-without-text': ({ headers }) => (headers.accept === 'text/plain' ? status(404) : undefined),
  'no-inspection-areas': ({ path }) => (/^\/locations\/[^/]+\/inspection-areas/.test(path) ? status(404) : undefined),
  'texts-of-404': ({ path }) => (path === '/providers/1-1' ? status(404) : undefined),
  'content-types': ({ path }) =>
    path === '/inspection-areas' ? { headers: { 'content-type': 'application/json' } } : undefined,
};

describe('the probe', () => {
  it('finds everything that can be told as assumed at the mock, in at most 60 calls', async () => {
    const client = createClient();
    const findings = await probe(client, key);
    expect(findings.filter(({ verdict }) => verdict.result === 'differs')).toEqual([]);
    const told = findings.filter(({ verdict }) => verdict.result === 'as assumed').length;
    expect(told).toBeGreaterThanOrEqual(Object.keys(turns).length - 2); // what the fixtures of a week cannot tell
    expect(client.calls.length).toBeLessThanOrEqual(mostCalls);
    expect(client.calls.map(({ path }) => path).join()).not.toContain(key);
  });

  it('has a turn for each row that makes calls', () => {
    const asking = cqcAssumptions.filter((assumption) => typeof assumption.probe !== 'string');
    expect(Object.keys(turns).sort()).toEqual(asking.map(({ id }) => id).sort());
  });

  it.each(Object.entries(turns))(
    'notices %s turned around, and no other row does',
    { timeout: 30_000 },
    async (id, turn) => {
      const findings = await probe(createClient(turn), key);
      const noticed = findings
        .filter(({ verdict }) => verdict.result === 'differs')
        .map(({ assumption }) => assumption.id);
      expect(noticed).toEqual([id]);
    },
  );

  it.each([401, 403, 408, 429, 500, 503])('tells nothing by a %i that every call is answered by', async (value) => {
    const client = createClient(() => (client.calls.length > 1 ? status(value) : undefined));
    const findings = await probe(client, key);
    expect(findings.filter(({ verdict }) => verdict.result === 'differs')).toEqual([]);
  });

  const page = { 'content-type': 'text/html; charset=utf-8' };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  it.each<[string, Partial<HttpMessage>]>([
    ['a web page', { headers: page, body: Buffer.from('<html>Planned maintenance</html>') }],
    ['a text', { headers: { 'content-type': 'text/plain' }, body: Buffer.from('busy') }],
    ['JSON that is cut off', { headers: json, body: Buffer.from('{"total": 1') }],
    ['a list', { headers: json, body: Buffer.from('[]') }],
    ['nothing', { headers: {}, body: Buffer.alloc(0) }],
  ])('tells nothing by %s with status 200, and confirms nothing', async (_name, answer) => {
    const client = createClient(() => (client.calls.length > 1 ? { status: 200, ...answer } : undefined));
    const findings = await probe(client, key);
    expect(findings.filter(({ verdict }) => verdict.result !== 'cannot be told')).toEqual([]);
    expect(findings.find(({ assumption }) => assumption.id === 'report-uri')?.verdict).toEqual({
      result: 'cannot be told',
      why: expect.stringMatching(
        /^\/locations\?\S+ is answered by 200, .* with what is no JSON\. A proxy or firewall may/,
      ),
    });
  });

  it('tells nothing of reports by a web page with status 200', async () => {
    const client = createClient(({ path }) =>
      path.startsWith('/reports/') ? { status: 200, headers: page, body: Buffer.from('<html></html>') } : undefined,
    );
    const findings = await probe(client, key);
    const told = findings.filter(({ assumption, verdict }) => {
      return /^report-|^texts-of-404|^content-types/.test(assumption.id) && verdict.result !== 'cannot be told';
    });
    expect([told, findings.filter(({ verdict }) => verdict.result === 'differs')]).toEqual([[], []]);
  });

  it('shows what was seen without the key', async () => {
    const client = createClient(({ headers }) =>
      headers.accept === 'image/png' ? status(406, `no ${key} please`) : undefined,
    );
    const findings = await probe(client, key);
    expect(findings.find(({ verdict }) => verdict.result === 'differs')?.verdict).toMatchObject({
      seen: expect.stringContaining('no (key) please'),
    });
    const withBoth = createClient(({ path }) => (path.includes('subscription-key=') ? status(418, key) : undefined));
    expect((await probe(withBoth, key))[0]?.verdict).toEqual({
      result: 'cannot be told',
      why: 'both keys together are answered by 418 "(key)"',
    });
  });
});

describe('npm run probe', () => {
  const base = () => `http://127.0.0.1:${(mock.server.address() as AddressInfo).port}/public/v1`;

  it('asks over HTTP and ends with 0', { timeout: 60_000 }, async () => {
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', key);
    const { code, out, err } = await run(command, '--base', base(), '--rate', '2000');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/as assumed {6}key-in-header-and-query\n[\s\S]* 0 differ, \d+ cannot be told, \d+ calls\n$/);
  });

  it('says what to do with a wrong key, and does not show it', async () => {
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', 'wrong-key');
    const { code, out, err } = await run(command, '--base', base());
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('does not take the key (401). Set CQC_SUBSCRIPTION_KEY');
    expect(err).not.toContain('wrong-key');
  });

  it('does not take another address for one that differs', async () => {
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', key);
    const { code, out, err } = await run(command, '--base', base().replace('public', 'nowhere'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/gives no inspection areas \(404\)\. Check the address\.\n$/);
  });

  it.each([[[1, 2]], [{ ok: true }], ['text']])('does not take a server that answers %j for CQC', async (body) => {
    const client = createClient(({ path }) =>
      path === '/inspection-areas' ? { body: Buffer.from(JSON.stringify(body)) } : undefined,
    );
    await expect(probe(client, key)).rejects.toThrow('gives no inspection areas (it answers with something else).');
    expect(client.calls).toHaveLength(1);
  });

  it('refuses a key in the address, which it would write into a file', async () => {
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', key);
    const { code, err } = await run(command, '--base', `http://127.0.0.1:1/${key}`);
    expect([code, err]).toEqual([2, expect.stringContaining('the key stands among the options.')]);
  });

  it('needs a key', async () => {
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', undefined);
    expect((await run(command, '--base', base())).err).toContain('no key of CQC');
  });
});

it.each([
  ['--base', 'http://127.0.0.1:1'],
  ['--rate', '5'],
  ['--json', 'findings.json'],
])('refuses %s beside --docs, which asks nobody', async (...option) => {
  const err = expect.stringContaining('--docs asks nobody, as the other options do. Give it alone.');
  expect(await run(command, '--docs', ...option)).toEqual({ code: 2, out: '', err });
});

it('docs/assumptions.md is made of the table', () => {
  expect(readFileSync('docs/assumptions.md', 'utf8')).toBe(writeAssumptions());
});
