import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { findOperation, loadDefinition } from '../../../scripts/lib/definition.ts';
import { readFolder } from '../../../scripts/lib/file-tree.ts';
import { type Flow, listSteps, readFlows, type Step } from '../../../scripts/package/flow.ts';
import { describeForLogicApps } from '../../../scripts/package/logic-apps/differences.ts';
import { readLogicAppsWorkflow } from '../../../scripts/package/logic-apps/template.ts';
import type { ConnectorBody } from '../../connector-body.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { type CallResult, runFlow } from './flow-runner.ts';

/** What these tests read of a location's document in the fixtures. */
interface Location {
  locationId: string;
  name: string;
  careHome: string;
  registrationStatus: string;
  localAuthority?: string;
  currentRatings?: { overall?: { rating: string } };
  assessment?: { ratings?: { asgRatings?: { rating: string; status: string }[] } }[];
  reports?: { linkId?: string; reportDate?: string }[];
}

const definition = loadDefinition();
const locations = [...readFolder('mock-server/fixtures/locations').values()].map(
  (bytes): Location => JSON.parse(Buffer.from(bytes).toString()),
);
const reports = readFolder('mock-server/fixtures/reports');
const [ratingOfChanges, homesThatNeedAttention, textOfReport] = readFlows() as [Flow, Flow, Flow];
let server: FastifyInstance;
beforeAll(async () => {
  server = await createMockServer({ limit: 0 });
});
afterAll(() => server.close());

/** Calls the connector's runtime as the platform does for a step of a cloud flow, paging included. */
async function callConnector(_name: string, step: Step): Promise<CallResult> {
  const { host, parameters = {} } = step.inputs as {
    host: { operationId: string };
    parameters?: Record<string, string>;
  };
  const operation = findOperation(definition, host.operationId);
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(parameters[name])));
  const query = Object.entries(parameters).filter(([name]) => !operation.path.includes(`{${name}}`));
  const first = await send(`/apim/cqcdata/demo${path}?${new URLSearchParams(query)}`);
  const paging = step.runtimeConfiguration?.paginationPolicy as { minimumItemCount: number } | undefined;
  const body = first.body as ConnectorBody<'Locations'>;
  for (let next = body.nextLink; paging && next && (body.value ?? []).length < paging.minimumItemCount; ) {
    const page = (await send(next.replace(/^https?:\/\/[^/]+/, ''))).body as typeof body;
    body.value?.push(...(page.value ?? []));
    next = page.nextLink;
  }
  return first;
}

async function send(url: string, headers = {}): Promise<CallResult> {
  const answer = await server.inject({ url, headers });
  return { statusCode: answer.statusCode, body: answer.json() };
}

describeWithDotnet('the sample flows, run on the fixtures through the connector', () => {
  describe(ratingOfChanges.name, () => {
    /** What the trigger gives after a first poll that noted this time. */
    async function poll(since: string) {
      const trigger = ratingOfChanges.definition.triggers.When_locations_change as Step;
      const { parameters } = trigger.inputs as { parameters: { organisation_type: string } };
      const address = `/apim/cqcdata/demo/trigger/changes/${parameters.organisation_type}`;
      const first = await server.inject(address);
      expect(first.statusCode).toBe(202);
      const { pathname, searchParams } = new URL(String(first.headers.location));
      searchParams.set('since', since);
      return server.inject(`${pathname}?${searchParams}`);
    }

    it('says the rating of each changed location and passes over those that are gone', async () => {
      const answer = await poll('2026-10-29T00:00:00Z');
      expect(answer.statusCode).toBe(200);
      const changed = answer.json<ConnectorBody<'OnOrganisationChanged'>>().map(({ organisationId }) => organisationId);
      const found = changed.flatMap((id) => locations.filter(({ locationId }) => locationId === id));
      expect(found.length).toBeGreaterThan(3);

      const gone = ['1-99999999999'];
      const body = [...answer.json(), ...gone.map((organisationId) => ({ organisationId }))];
      const { status, outputs } = await runFlow(ratingOfChanges.definition, { trigger: { body }, call: callConnector });
      expect(status).toBe('Succeeded');
      const ratings = outputs.get('Ratings') as string[];
      expect(ratings.map((text) => /\(([^()]+)\): /.exec(text)?.[1])).toEqual(
        found.map(({ locationId }) => locationId),
      );
      for (const [index, { name, registrationStatus, currentRatings, assessment }] of found.entries()) {
        expect(ratings[index]).toContain(`${name} (`);
        if (registrationStatus !== 'Registered') expect(ratings[index]).toMatch(/: no longer registered$/);
        else if (!assessment && currentRatings?.overall)
          expect(ratings[index]).toContain(`: ${currentRatings.overall.rating}`);
      }
    });

    it('fails, and names them, when locations cannot be read for another cause', async () => {
      const [first, second] = locations as [Location, Location];
      const body = [first, second].map(({ locationId }) => ({ organisationId: locationId }));
      const call = async (name: string, step: Step) => {
        const { parameters } = step.inputs as { parameters: { locationid: string } };
        return parameters.locationid === second.locationId ? { statusCode: 500, body: {} } : callConnector(name, step);
      };
      const run = await runFlow(ratingOfChanges.definition, { trigger: { body }, call });
      expect(run).toMatchObject({ status: 'Failed', error: { code: 'LocationsNotRead' } });
      expect(run.error?.message).toContain(`could not be read: ${second.locationId}.`);
      expect(run.outputs.get('Ratings')).toHaveLength(1);
    });

    it('runs one at a time, once an hour', () => {
      expect(ratingOfChanges.definition.triggers.When_locations_change).toMatchObject({
        recurrence: { frequency: 'Hour', interval: 1 },
        runtimeConfiguration: { concurrency: { runs: 1 } },
      });
    });
  });

  describe(homesThatNeedAttention.name, () => {
    const homes = async (localAuthority: string) => {
      const calls: string[] = [];
      const call = (name: string, step: Step) => {
        calls.push(name);
        return callConnector(name, step);
      };
      const run = await runFlow(homesThatNeedAttention.definition, {
        trigger: { body: { text: localAuthority } },
        call,
      });
      expect(run.status).toBe('Succeeded');
      return { calls, found: run.outputs.get('Homes') as { locationId: string; rating: string; framework: string }[] };
    };
    const needs = (rating: string | undefined) => /^(Requires improvement|Inadequate)$/i.test(rating ?? '');
    const careHomes = locations.filter(({ careHome }) => careHome === 'Y');

    it('finds homes that are rated only under the new framework', async () => {
      const assessed = careHomes.filter(
        ({ registrationStatus, currentRatings, assessment }) =>
          registrationStatus === 'Registered' &&
          !currentRatings &&
          assessment?.[0]?.ratings?.asgRatings?.some(({ rating, status }) => needs(rating) && status === 'Current'),
      );
      const { localAuthority = '' } = assessed[0] as Location;
      const expected = assessed.filter((home) => home.localAuthority === localAuthority);
      const { found } = await homes(localAuthority);
      expect(expected.length).toBeGreaterThan(0);
      for (const { locationId } of expected) {
        expect(found).toContainEqual(expect.objectContaining({ locationId, framework: 'Assessment' }));
      }
      for (const { rating } of found) expect(['Requires improvement', 'Inadequate']).toContain(rating);
    });

    it('takes a council with a comma in its name, reads one home after another and leaves out the deregistered', async () => {
      const bristol = careHomes.filter(({ localAuthority }) => localAuthority === 'Bristol, City of');
      const rated = bristol.filter(
        ({ currentRatings, assessment }) => !assessment && needs(currentRatings?.overall?.rating),
      );
      const registered = rated.filter(({ registrationStatus }) => registrationStatus === 'Registered');
      expect(registered.length).toBeLessThan(rated.length);
      const { calls, found } = await homes('Bristol, City of');
      expect(found.map(({ locationId }) => locationId).sort()).toEqual(
        registered.map(({ locationId }) => locationId).sort(),
      );
      expect(calls).toEqual(['List_care_homes', ...bristol.map(() => 'Read_care_home')]);
    });

    /** Runs the flow where it lists several homes, and lets the call for the first of them answer with this status. */
    const runWithout = async (statusCode: number) => {
      const councils = careHomes
        .filter(({ currentRatings, registrationStatus }) => {
          return registrationStatus === 'Registered' && needs(currentRatings?.overall?.rating);
        })
        .map(({ localAuthority = '' }) => localAuthority);
      const council = councils.find((name, index) => councils.indexOf(name) < index) as string;
      const [first, ...others] = (await homes(council)).found;
      expect(others.length).toBeGreaterThan(0);
      const run = await runFlow(homesThatNeedAttention.definition, {
        trigger: { body: { text: council } },
        call: async (name, step) => {
          const { parameters } = step.inputs as { parameters: { locationid?: string } };
          return parameters.locationid === first?.locationId ? { statusCode, body: {} } : callConnector(name, step);
        },
      });
      return { missing: first?.locationId, others, run };
    };

    it('passes over a home that is gone and lists the others', async () => {
      const { others, run } = await runWithout(404);
      expect([run.status, run.error, run.outputs.get('Homes')]).toEqual(['Succeeded', undefined, others]);
    });

    it('lists the others, fails and names the home when it cannot be read for another cause', async () => {
      const { missing, others, run } = await runWithout(500);
      expect(run).toMatchObject({ status: 'Failed', error: { code: 'CareHomesNotRead' } });
      expect(run.error?.message).toContain(`could not be read: ${missing}.`);
      expect(run.outputs.get('Homes')).toEqual(others);
    });

    it('reads every page', async () => {
      const { actions, triggers } = structuredClone(homesThatNeedAttention.definition);
      const list = actions.List_care_homes as Step & { inputs: { parameters: Record<string, unknown> } };
      list.inputs.parameters = { careHome: 'Y', perPage: 7 };
      let reads = 0;
      const call = async (name: string, step: Step) => {
        if (name === 'Read_care_home') reads++;
        return name === 'Read_care_home' ? { statusCode: 200, body: {} } : callConnector(name, step);
      };
      await runFlow({ actions, triggers }, { trigger: { body: {} }, call });
      expect(reads).toBe(careHomes.length);
    });
  });

  describe(textOfReport.name, () => {
    const latest = ({ reports: all = [] }: Location) =>
      all
        .filter(({ linkId, reportDate }) => linkId && reportDate)
        .sort((a, b) => ((a.reportDate as string) < (b.reportDate as string) ? -1 : 1))
        .at(-1);
    const text = async (location: Location) => {
      const run = await runFlow(textOfReport.definition, {
        trigger: { body: { text: location.locationId } },
        call: callConnector,
      });
      expect(run.status).toBe('Succeeded');
      return run.outputs.get('Text');
    };
    const textFile = (location: Location) => reports.get(`${latest(location)?.linkId}/report.txt`);
    const find = (is: (location: Location) => boolean) => locations.find(is) as Location;

    it('gives the text of the latest of several reports', async () => {
      const location = find((one) => (one.reports ?? []).length > 1 && textFile(one) !== undefined);
      expect(await text(location)).toBe(Buffer.from(textFile(location) as Uint8Array).toString());
    });

    it('says that there is only a PDF file', async () => {
      const location = find((one) => latest(one) !== undefined && textFile(one) === undefined);
      expect(await text(location)).toBe(`CQC holds the latest report on ${location.name} only as a PDF file.`);
    });

    it('says that there is no report', async () => {
      const location = find(({ reports: all = [] }) => all.length === 0);
      expect(await text(location)).toBe(`CQC has published no report on ${location.name}.`);
    });

    it('fails when the location is unknown', async () => {
      const run = await runFlow(textOfReport.definition, {
        trigger: { body: { text: '1-99999999999' } },
        call: callConnector,
      });
      expect(run.status).toBe('Failed');
    });
  });
});

describe('the sample workflow for Logic Apps, run on the fixtures against the API of CQC itself', () => {
  const workflow = readLogicAppsWorkflow();
  const own = describeForLogicApps(definition);

  it('reads every location that changed on the day before, page by page', async () => {
    const paths: string[] = [];
    const call = async (name: string, step: Step) => {
      const { path, queries = {} } = step.inputs as { path: string; queries?: Record<string, string> };
      const small = name === 'List_changes' ? { ...queries, perPage: '2' } : queries;
      paths.push(`${path}?${new URLSearchParams(small)}`);
      return send(`${own.basePath}${path}?${new URLSearchParams(small)}`, { 'Ocp-Apim-Subscription-Key': 'demo-key' });
    };
    const { status, outputs, error } = await runFlow(workflow.definition, {
      trigger: { body: undefined },
      call,
      now: '2026-10-30T02:00:00Z',
    });
    expect([status, error]).toEqual(['Succeeded', undefined]);
    const events = JSON.parse(
      Buffer.from(readFolder('mock-server/fixtures').get('changes.json') as Uint8Array).toString(),
    ).events as {
      organisationType: string;
      organisationId: string;
      changedAt: string;
    }[];
    const changed = new Set(
      events
        .filter(
          ({ organisationType, changedAt }) => organisationType === 'location' && changedAt.startsWith('2026-10-29'),
        )
        .map(({ organisationId }) => organisationId),
    );
    const known = locations.filter(({ locationId }) => changed.has(locationId));
    expect(changed.size).toBeGreaterThan(2);
    const ratings = outputs.get('Ratings') as { locationId: string; name: string; rating: string | null }[];
    expect(ratings.map(({ locationId }) => locationId).sort()).toEqual(
      known.map(({ locationId }) => locationId).sort(),
    );
    for (const { locationId, name, rating } of ratings) {
      const location = known.find((one) => one.locationId === locationId) as Location;
      expect([name, rating]).toEqual([location.name, location.currentRatings?.overall?.rating ?? null]);
    }
    expect(paths.filter((path) => path.startsWith('/changes/')).length).toBe(Math.ceil(changed.size / 2));
    expect(paths[0]).toContain('startTimestamp=2026-10-29T00%3A00%3A00Z&endTimestamp=2026-10-30T00%3A00%3A00Z&page=1');
  });

  it('fails when a call fails for another cause than a location that is gone', async () => {
    const call = async (name: string) =>
      name === 'List_changes'
        ? { statusCode: 200, body: { changes: ['1-1'], totalPages: 1 } }
        : { statusCode: 429, body: {} };
    const run = await runFlow(workflow.definition, { trigger: { body: undefined }, call, now: '2026-10-30T02:00:00Z' });
    expect(run).toMatchObject({ status: 'Failed', error: { code: 'LocationsNotRead' } });
  });
});

it('no sample flow needs another connector', () => {
  const known = [
    'OpenApiConnection',
    'Request',
    'InitializeVariable',
    'SetVariable',
    'AppendToArrayVariable',
    'Foreach',
    'If',
    'Switch',
    'Query',
    'Compose',
    'Terminate',
  ];
  const types = readFlows().flatMap(({ definition: { triggers, actions } }) =>
    [...listSteps(triggers), ...listSteps(actions)].map(([, { type }]) => type),
  );
  expect(types.filter((type) => !known.includes(type))).toEqual([]);
});
