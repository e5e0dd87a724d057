import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../mock-server/http/api-error.ts';
import { readConnectorFolder } from '../../../mock-server/runtime/connector-folder.ts';
import { gatewayPlugin } from '../../../mock-server/runtime/gateway.ts';
import { createScriptHost, type ScriptHost } from '../../../mock-server/runtime/script-host/script-host.ts';
import { projectFolder } from '../../../scripts/lib/definition.ts';
import type { HttpMessage, HttpRequest } from '../../../scripts/lib/http-messages.ts';

const isSdkMissing = spawnSync('dotnet', ['--version']).status !== 0;
if (isSdkMissing) console.log('The trigger is not tested under faults: no .NET SDK (8 or newer) on the PATH');

/** What can go wrong with one poll. */
type Fault =
  | 'none'
  | 'upstream 500'
  | 'upstream 429'
  | 'upstream unreachable'
  | 'upstream silent'
  | 'answer lost'
  | 'process killed before';

type Step =
  | { kind: 'change'; ids: string[]; filedLateSeconds: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'edit'; delayHours: number }
  | { kind: 'poll'; fault: Fault };

interface Change {
  organisationId: string;
  organisationType: string;
  windowStart: string;
  windowEnd: string;
}

/** CQC for one run: it knows when each organisation changed last, and hands out three ids a page. */
class FakeCqc {
  /** How far its clock is ahead of the script's, in whole seconds: waiting is nothing but a larger lead. */
  leadMs = 0;
  fault: Fault = 'none';
  readonly changes = new Map<string, { at: number; filedAt: number }>();

  now(): number {
    return Date.now() + this.leadMs;
  }

  /** Files a change that happened earlier, unless a later one of the same organisation is filed already. */
  file(id: string, lateMs: number): void {
    const filedAt = this.now();
    const at = filedAt - lateMs;
    if (at > (this.changes.get(id)?.at ?? 0)) this.changes.set(id, { at, filedAt });
  }

  answer({ url }: HttpRequest): HttpMessage | Promise<HttpMessage> {
    const { pathname, searchParams } = new URL(url);
    expect([pathname, ...searchParams.keys()]).toEqual([
      '/public/v1/changes/location',
      'startTimestamp',
      'endTimestamp',
      'page',
      'perPage',
    ]);
    const number = (name: string) => Number(searchParams.get(name));
    const time = (name: string) => Date.parse(String(searchParams.get(name))) + this.leadMs;
    switch (this.fault) {
      case 'upstream 500':
        return json(500, { message: 'Internal server error.' });
      case 'upstream 429':
        return json(429, { statusCode: 429, message: 'Try again in 1 second.' }, { 'retry-after': '1' });
      case 'upstream unreachable':
        throw new Error('connection reset');
      case 'upstream silent':
        return new Promise(() => {});
    }
    const ids = [...this.changes]
      .filter(([, { at }]) => at >= time('startTimestamp') && at < time('endTimestamp'))
      .map(([id]) => id)
      .sort();
    const perPage = Math.min(number('perPage'), 3);
    const start = (number('page') - 1) * perPage;
    return json(200, {
      total: ids.length,
      page: number('page'),
      perPage,
      totalPages: Math.ceil(ids.length / perPage),
      changes: ids.slice(start, start + perPage),
    });
  }
}

const json = (status: number, body: object, headers: Record<string, string> = {}): HttpMessage => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

const hourMs = 3_600_000;

/** A flow that polls and keeps the state it is given, with the state's times on CQC's clock. */
class Flow {
  state = '';
  /** The input, which its maker edits while the state stays. */
  delayHours = 0;
  /** When it polled, and how old a change had to be then. */
  readonly polls: { at: number; ageMs: number }[] = [];
  /** When the trigger was switched on, as its first answer says. */
  startedAt = Number.NaN;
  readonly received: { id: string; start: number; end: number }[] = [];
  /**
   * Windows into which a change was filed while their pages were handed out, which happens only beyond the delay. When
   * another organisation leaves the window at the same time, its total stays and the pages shift unnoticed.
   */
  readonly disturbed: { start: number; end: number }[] = [];
  /** How often a window that begins at this time started again. */
  readonly restarts = new Map<number, number>();
  readonly app: FastifyInstance;
  readonly cqc: FakeCqc;

  constructor(app: FastifyInstance, cqc: FakeCqc) {
    this.app = app;
    this.cqc = cqc;
  }

  async poll(fault: Fault): Promise<number> {
    this.cqc.fault = fault;
    this.polls.push({ at: this.cqc.now(), ageMs: this.delayHours * hourMs + 60_000 });
    const query = `?delayHours=${this.delayHours}${shiftTimes(this.state, -this.cqc.leadMs)}`;
    const response = await this.app.inject(`/apim/cqcdata/demo/trigger/changes/location${query}`);
    if (response.statusCode >= 400) {
      expect(response.headers.location).toBeUndefined();
      return response.statusCode;
    }
    if (fault === 'answer lost') return 0;
    expect(response.headers['retry-after']).toMatch(/^\d+$/);
    const { search } = new URL(String(response.headers.location));
    expect(search).toMatch(`?delayHours=${this.delayHours}&`);
    const isNewWindow = !this.state.includes('until=');
    this.moveOn(shiftTimes(search.replace(/^\?delayHours=\d+/, ''), this.cqc.leadMs));
    if (response.statusCode === 200) {
      for (const item of response.json<Change[]>()) this.receive(item, isNewWindow);
    }
    return response.statusCode;
  }

  /** Notes that a change of this time is filed now. */
  noteFiling(at: number): void {
    const state = new URLSearchParams(this.state);
    const [start, end] = ['since', 'until'].map((name) => Date.parse(String(state.get(name)))) as [number, number];
    if (at >= start && at < end) this.disturbed.push({ start, end });
  }

  /** Whether a change was filed before the trigger could have passed its time: then it must be handed out. */
  isOwed({ at, filedAt }: { at: number; filedAt: number }): boolean {
    if (this.disturbed.some(({ start, end }) => at >= start && at < end)) return false;
    const before = this.polls.filter((poll) => poll.at >= at && poll.at <= filedAt);
    return at >= this.startedAt && before.every(({ ageMs }) => filedAt - at <= ageMs);
  }

  private moveOn(next: string): void {
    const [old, now] = [new URLSearchParams(this.state), new URLSearchParams(next)];
    const since = Date.parse(String(now.get('since')));
    if (this.state === '') this.startedAt = since;
    else {
      const endedAt = Date.parse(String(old.get('until') ?? now.get('until') ?? now.get('since')));
      const isRestart = old.has('until') && old.get('since') === now.get('since') && !now.has('until');
      if (isRestart) this.restarts.set(since, (this.restarts.get(since) ?? 0) + 1);
      else expect([Date.parse(String(old.get('since'))), endedAt], 'no gap between windows').toContain(since);
    }
    this.state = next;
  }

  private receive({ organisationId, organisationType, windowStart, windowEnd }: Change, isNewWindow: boolean): void {
    expect(organisationType).toBe('location');
    const time = (text: string) => Date.parse(text) + this.cqc.leadMs;
    const [start, end] = [time(windowStart), time(windowEnd)];
    const ageMs = this.polls.at(-1)?.ageMs ?? Number.NaN;
    if (isNewWindow)
      expect(end, 'nothing is handed out before it is old enough').toBeLessThanOrEqual(this.cqc.now() - ageMs);
    this.received.push({ id: organisationId, start, end });
  }
}

/** Moves the times of a state from one clock to another. */
function shiftTimes(query: string, byMs: number): string {
  return query.replace(/(since|until)=([^&]+)/g, (_match, name, time) => {
    const moved = new Date(Date.parse(time) + byMs).toISOString().replace(/\.\d+/, '');
    return `${name}=${moved}`;
  });
}

const numRuns = 200;
/** The same runs each time, so that a failure says something of the change; FC_SEED=N tries others. */
const seed = Number(process.env.FC_SEED ?? 20261125);
const ids = Array.from({ length: 12 }, (_, index) => `1-${index + 1}`);
const weighted = <T>(weight: number, value: T) => ({ weight, arbitrary: fc.constant(value) });
/** The last two take a second each. */
const faults: fc.Arbitrary<Fault> = fc.oneof(
  weighted(300, 'none' as const),
  weighted(60, 'answer lost' as const),
  weighted(40, 'upstream 500' as const),
  weighted(40, 'upstream 429' as const),
  weighted(40, 'upstream unreachable' as const),
  weighted(2, 'upstream silent' as const),
  weighted(3, 'process killed before' as const),
);
/** On time mostly; else within the minute, within an hour, or up to a day and a half late. */
const filedLateSeconds = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 61, max: 3660 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3661, max: 130_000 }) },
);
const seconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 200 }) },
  { weight: 2, arbitrary: fc.integer({ min: 201, max: 7500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 7501, max: 130_000 }) },
);
const delayHours = fc.constantFrom(0, 1, 2, 24, 720);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        ids: fc.subarray(ids, { minLength: 1 }),
        filedLateSeconds,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), delayHours }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('poll' as const), fault: faults }) },
  ),
  { minLength: 10, maxLength: 40, size: 'max' },
);

describe.skipIf(isSdkMissing)('OnOrganisationChanged under faults', () => {
  const app = fastify();
  let host: ScriptHost;
  let cqc = new FakeCqc();
  const startHost = () =>
    createScriptHost({
      scriptFile: fileURLToPath(new URL('../../../script.csx', import.meta.url)),
      timeLimitMs: 1000,
    });

  beforeAll(async () => {
    app.setErrorHandler((error, _request, reply) => {
      if (error instanceof ApiError) return error.send(reply);
      throw error;
    });
    host = startHost();
    await app.register(gatewayPlugin, {
      prefix: '/apim/cqcdata',
      connector: readConnectorFolder(projectFolder),
      connections: { demo: { api_key: 'key' } },
      hide: async (text) => text,
      encodeOperationIds: false,
      scriptHost: () => host,
      backend: async (request) => cqc.answer(request),
      limit: 0,
      windowMs: 60_000,
      now: Date.now,
    });
    await host.ready();
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await host?.close();
  });

  it('loses nothing filed within the delay, and repeats only when a window starts again', {
    timeout: 300_000,
  }, async () => {
    const seen = { received: 0, repeated: 0, restarts: 0, failures: 0, filedLate: 0, missed: 0 };
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        cqc = new FakeCqc();
        const flow = new Flow(app, cqc);
        for (const step of run) {
          if (step.kind === 'wait') cqc.leadMs += step.seconds * 1000;
          else if (step.kind === 'edit') flow.delayHours = step.delayHours;
          else if (step.kind === 'change') {
            flow.noteFiling(cqc.now() - step.filedLateSeconds * 1000);
            for (const id of step.ids) cqc.file(id, step.filedLateSeconds * 1000);
          } else {
            if (step.fault === 'process killed before') {
              await host.close();
              host = startHost();
            }
            if ((await flow.poll(step.fault)) >= 400) seen.failures++;
          }
        }
        // In the end everything works and nothing changes any more: polling twice through catches up.
        for (let through = 0; through < 2; through++) {
          cqc.leadMs += flow.delayHours * hourMs + 120_000;
          for (let slow = 0, status = 0; status === 0 || status === 504 || flow.state.includes('page='); ) {
            status = await flow.poll('none');
            // A busy machine may take longer than this test's short time limit; the state stays, so the poll comes again.
            if (status === 504) slow++;
            expect(slow).toBeLessThan(20);
            expect([200, 202, 504]).toContain(status);
          }
        }

        for (const [id, change] of cqc.changes) {
          const { at, filedAt } = change;
          const isReceived = flow.received.some((item) => item.id === id && item.start <= at && at < item.end);
          if (flow.isOwed(change)) expect(isReceived, `${id} changed and was not handed out`).toBe(true);
          if (isReceived && filedAt - at > 60_000) seen.filedLate++;
          if (!isReceived && at >= flow.startedAt) seen.missed++;
        }
        const times = new Map<string, number>();
        for (const { id, start } of flow.received) {
          if (flow.disturbed.some((window) => window.start === start)) continue;
          const key = `${id} since ${start}`;
          times.set(key, (times.get(key) ?? 0) + 1);
          expect(times.get(key), key).toBeLessThanOrEqual(1 + (flow.restarts.get(start) ?? 0));
        }
        seen.received += flow.received.length;
        seen.repeated += flow.received.length - times.size;
        for (const count of flow.restarts.values()) seen.restarts += count;
      }),
      { numRuns, seed },
    );
    console.log(`trigger, seed ${seed}, ${numRuns} runs: ${JSON.stringify(seen)}`);
    // The runs are worth something only if they met what they are about.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});
