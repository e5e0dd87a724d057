import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command } from '../../../scripts/drift/command.ts';
import { sampleLive } from '../../../scripts/drift/sample-live.ts';
import type { CqcClient } from '../../../scripts/lib/cqc-client.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';
import { createServer } from '../../contract/server.ts';
import { run } from '../../run.ts';

let mock: Awaited<ReturnType<typeof createServer>>;
let base: string;
/** Changes a body before it is sent: CQC as it may be one day. */
let change: (body: Record<string, unknown>) => void = () => {};
beforeAll(async () => {
  mock = await createServer({ keys: ['live-key'] });
  mock.addHook('onSend', async (request, _reply, payload) => {
    if (!/\/locations\/[^/?]+$/.test(request.url)) return payload;
    const body = JSON.parse(String(payload));
    change(body);
    return JSON.stringify(body);
  });
  await mock.listen({ port: 0 });
  base = `http://127.0.0.1:${(mock.server.address() as AddressInfo).port}/public/v1`;
  vi.stubEnv('CQC_SUBSCRIPTION_KEY', 'live-key');
});
afterAll(() => mock.close());
const drift = (...args: string[]) => run(command, '--live', '--base', base, '--rate', '2000', ...args);

it('finds no difference at the mock, and names the kinds that it looked at', { timeout: 60_000 }, async () => {
  change = () => {};
  const { code, out, err } = await drift('--sample', '30');
  expect([code, err]).toEqual([0, '']);
  const kinds = new Map(Array.from(out.matchAll(/^(\d+) (.*)$/gm), ([, count, kind]) => [kind, Number(count)]));
  expect([...kinds.keys()]).toEqual([...kinds.keys()].sort());
  const missing = [...kinds].filter(([, count]) => count === 0).map(([kind]) => kind);
  expect(missing).toEqual([]);
  const of = (start: string, names: string[]) =>
    names.reduce((sum, name) => sum + (kinds.get(`${start}, ${name}`) ?? 0), 0);
  for (const list of ['locations', 'providers']) {
    for (const name of ['InspectionDirectorate', 'RegistrationStatus', 'ServiceSector'])
      expect(of(list, loadDefinition().definitions[name]?.enum as string[])).toBe(30);
    expect(of(list, ['rated by assessment', 'rated by inspection', 'without a rating'])).toBe(30);
  }
  expect(out).toMatch(/ bodies, 0 error answers, 0 differences\n$/);
});

it('prints a new field as a piece of schema, without what stands in it', { timeout: 60_000 }, async () => {
  change = (body) => {
    body.chiefNurse = { familyName: 'Secretname', since: '2026-01-01' };
    body.region = 'Wales';
  };
  const { code, err, out } = await drift('--sample', '3');
  expect(code).toBe(1);
  expect(err).toContain(
    'unknown-field LocationDetails /chiefNurse: 3 times. Add it: {"chiefNurse":{"type":"object","properties":{"familyName":{"type":"string",',
  );
  expect(err).toContain('enum-mismatch LocationDetails /region: 3 times: "Wales".');
  expect(err + out).not.toContain('Secretname');
  expect(err + out).not.toContain('live-key');
});

it('asks the lists alone for what it chooses, and each organisation once', async () => {
  const asked: string[] = [];
  // A register in which every list of a kind has the same organisations: no filter works.
  const client = {
    base,
    get: async (path: string) => {
      asked.push(path);
      if (path === '/inspection-areas') return { inspectionAreas: [] };
      const ids = Array.from({ length: 10 }, (_, index) => ({ locationId: `1-${index}`, providerId: `1-${index}` }));
      return path.includes('?') ? { totalPages: 1, locations: ids, providers: ids } : {};
    },
  } as unknown as CqcClient;
  await sampleLive(client, loadDefinition(), 7);
  const details = asked.filter((path) => /^\/\w+\/1-/.test(path));
  expect(details).toHaveLength(14);
  expect(new Set(details).size).toBe(14);
  expect(asked.find((path) => path.includes('regulatedActivity='))).toMatch(
    /(&regulatedActivity=[^&]+){11}&perPage=10$/,
  );
});

describe('a server that gives nothing to compare is refused', () => {
  it.each<[name: string, answer: (path: string) => [status: number, body: unknown], sentence: RegExp]>([
    ['nothing is there', () => [404, {}], /gives no inspection areas \(404\)\. Check the address\.\n$/],
    ['every answer is a list', () => [200, [1, 2]], /gives no inspection areas \(it answers with something else\)/],
    ['every answer is some object', () => [200, { ok: true }], /gives no inspection areas/],
    [
      'the lists are not there',
      (path) => (path === '/inspection-areas' ? [200, { inspectionAreas: [] }] : [404, {}]),
      /no list led to a body of locations, so none was compared\. Check the address/,
    ],
    [
      'the lists are lists of JSON',
      (path) => [200, path === '/inspection-areas' ? { inspectionAreas: [] } : [1, 2]],
      /^type-mismatch Locations \/: 32 times: array came\. Correct the type[\s\S]*no list led to a body of locations/,
    ],
  ])('%s', { timeout: 30_000 }, async (_name, answer, sentence) => {
    const server = createHttpServer((request, response) => {
      const [status, body] = answer(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ending = await run(command, '--live', '--base', address, '--rate', '2000', '--sample', '3');
    server.close();
    server.closeAllConnections();
    expect([ending.code, ending.err]).toEqual([2, expect.stringMatching(sentence)]);
    expect(ending.err).not.toContain('--operation');
  });
});

it.each([
  ['--from', 'x'],
  ['--operation', 'Locations'],
])('excludes %s', async (...args) => {
  expect((await drift(...args)).err).toContain('--live excludes --from and --operation.');
});
