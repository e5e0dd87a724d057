import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Operation } from '../../../scripts/lib/definition.ts';
import { createCompile, responsePointer } from '../../../scripts/lib/json-schema.ts';
import { createServer, world } from '../../contract/server.ts';
import { hasDotnet } from '../../dotnet.ts';
import { brokenCall } from './broken-calls.ts';
import { controlRequest, type FuzzRequest, hostileRequest } from './hostile-requests.ts';
import { type Face, faces, validCall, writeCall } from './valid-calls.ts';

/** Requests in all, over both faces (FUZZ_REQUESTS for another number), and how many are on their way at once. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const batch = 100;

// A busy machine is no fault: a script that takes long is not what is looked for here.
const app = await createServer({ script: { timeLimitMs: 60_000 } });
afterAll(() => app.close());

interface Asked {
  request: FuzzRequest;
  /** Nothing is wrong with it. */
  isValid: boolean;
}

const drawn = (arbitrary: fc.Arbitrary<FuzzRequest>, isValid: boolean): fc.Arbitrary<Asked> =>
  arbitrary.filter(({ url }) => URL.canParse(url, 'http://localhost')).map((request) => ({ request, isValid })); // app.inject needs that

const asked = fc.oneof(
  { weight: 25, arbitrary: drawn(validCall.map(writeCall), true) },
  { weight: 40, arbitrary: drawn(brokenCall, false) },
  { weight: 30, arbitrary: drawn(hostileRequest, false) },
  { weight: 5, arbitrary: drawn(controlRequest, false) },
);

/** What no answer may hold: a stack, or a path of the machine. */
const leaks = [/\n\s+at .*:\d+:\d+/, process.cwd(), '/node_modules/', 'file:///'];
const schemas = new Map(faces.map(({ name, definition }) => [name, createCompile(definition)]));
/** How often each operation of each face answered 200. */
const answered = new Map(
  faces.flatMap((face) => face.operations.map(({ operationId }) => [`${face.name} ${operationId}`, 0])),
);
const statuses = new Map<number, number>();
const texts = new Set([...world.reports.values()].flatMap((files) => [...files.values()].map(({ text }) => text)));

async function check({ request: { method, payload, ...rest }, isValid }: Asked): Promise<void> {
  const answer = await app.inject({
    ...rest,
    method: method as 'GET',
    ...(payload !== undefined && method !== 'GET' && method !== 'HEAD' && { payload }),
  });
  const { statusCode: status, body } = answer;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const shown = `${method} ${rest.url} ${JSON.stringify(rest.headers)} ${payload ?? ''} -> ${status} ${body.slice(0, 300)}`;
  // A 5xx that was asked for needs `Prefer: code=`, which is not drawn; 501 is the runtime face without a .NET SDK.
  const lacksDotnet = !hasDotnet && status === 501;
  expect(status < 500 || lacksDotnet, shown).toBe(true);
  for (const leak of leaks) expect(typeof leak === 'string' ? body.includes(leak) : leak.test(body), shown).toBe(false);
  const found = findOperation(rest.url);
  // The first call of the trigger is answered by 202 and nothing more.
  if (isValid && !lacksDotnet)
    expect(status, shown).toBe(found?.operation.operationId === 'OnOrganisationChanged' ? 202 : 200);
  if (status !== 200) return;
  const type = String(answer.headers['content-type']);
  const isJson = type.startsWith('application/json');
  if (isJson) JSON.parse(body);
  if (!found) return;
  const { face, operation } = found;
  const name = `${face.name} ${operation.operationId}`;
  answered.set(name, (answered.get(name) ?? 0) + 1);
  if (operation.path.startsWith('/reports/')) {
    if (type === 'application/pdf') expect(answer.rawPayload.subarray(0, 5).toString(), shown).toBe('%PDF-');
    else expect([type, texts.has(body)], shown).toEqual(['text/plain; charset=utf-8', true]);
    return;
  }
  expect(type, shown).toBe('application/json; charset=utf-8');
  const validate = schemas.get(face.name)?.(responsePointer(operation.path));
  expect(validate?.(answer.json()) ? [] : validate?.errors, shown).toEqual([]);
}

/** The operation of a face that an address leads to. */
function findOperation(url: string): { face: Face; operation: Operation } | undefined {
  const [address = ''] = url.split('?');
  for (const face of faces) {
    if (!address.startsWith(`${face.base}/`)) continue;
    const parts = address.slice(face.base.length).split('/');
    const operation = face.operations.find(({ path: template }) => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
      );
    });
    if (operation) return { face, operation };
  }
  return undefined;
}

/** Says the request that failed, not the hundred of its batch. */
function reportOne({ failed, errorInstance, seed }: fc.RunDetails<[Asked[]]>): void {
  if (failed)
    throw new Error(`FUZZ_SEED=${seed}: ${errorInstance instanceof Error ? errorInstance.message : errorInstance}`);
}

it(`${requests} requests: no 5xx that was not asked for, no stack, no path of the machine, every 200 valid`, {
  timeout: 300_000,
}, async () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  console.log(`fuzz: FUZZ_SEED=${seed}`);
  const runs = fc.array(asked, { minLength: batch, maxLength: batch, size: 'max' });
  await fc.assert(
    fc.asyncProperty(runs, async (calls) => {
      await Promise.all(calls.map(check));
    }),
    { seed, numRuns: requests / batch, endOnFailure: true, reporter: reportOne },
  );
  console.log(
    `fuzz: ${[...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
  );
  // Otherwise the requests would have met nothing but the front door.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(requests * (hasDotnet ? 0.2 : 0.1));
  const unmet = [...answered].filter(([name, count]) => count === 0 && (hasDotnet || name.startsWith('cqc ')));
  expect(unmet.map(([name]) => name).filter((name) => !name.endsWith('OnOrganisationChanged'))).toEqual([]);
});
