import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';
import { readFolder } from '../../../scripts/lib/file-tree.ts';
import { type Flow, listSteps, readFlows, type Step } from '../../../scripts/package/flow.ts';
import { connectionNameOf, listCalls } from '../../../scripts/package/flow-connections.ts';
import { describeForLogicApps } from '../../../scripts/package/logic-apps/differences.ts';
import { readLogicAppsWorkflow } from '../../../scripts/package/logic-apps/template.ts';
import type { ConnectorBody } from '../../connector-body.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { type Call, callConnector as callServer, keepMails as keepMailsOf, type Mail, send } from './flow-calls.ts';
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
const [ratingOfChanges, homesThatNeedAttention, textOfReport, digest, mailOfReport] = readFlows() as [
  Flow,
  Flow,
  Flow,
  Flow,
  Flow,
];
let server: FastifyInstance;
beforeAll(async () => {
  server = await createMockServer({ limit: 0, data: 'mock-server/fixtures' }); // with changes at their own times
});
afterAll(() => server.close());

const callConnector: Call = (_name, step) => callServer(server, step);
const keepMails = (mails: Mail[], call = callConnector) => keepMailsOf(mails, call);

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

    it('reads a location whose identifier CQC writes in small letters, and does nothing when none changed', async () => {
      const run = (ids: string[]) => {
        const body = ids.map((organisationId) => ({ organisationId }));
        return runFlow(ratingOfChanges.definition, { trigger: { body }, call: callConnector });
      };
      const { status, outputs } = await run(['r9b01']);
      expect([status, outputs.get('Ratings')]).toEqual(['Succeeded', [expect.stringContaining('(R9B01): ')]]);
      expect((await run([])).outputs.get('Ratings')).toEqual([]);
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
      expect(calls).toEqual(['Find_a_care_home', 'List_care_homes', ...bristol.map(() => 'Read_care_home')]);
    });

    it.each(['Leedz', 'leeds', '', ' ', ';', ' ; '])('fails when CQC lists no care homes under "%s"', async (text) => {
      const run = await runFlow(homesThatNeedAttention.definition, {
        trigger: { body: { text } },
        call: callConnector,
      });
      expect([run.status, run.error?.code]).toEqual(['Failed', 'CouncilUnknown']);
      expect([run.error?.message, run.outputs.get('Homes')]).toEqual([expect.stringContaining(`"${text}"`), undefined]);
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

    it('fails when the threshold cuts the list', async () => {
      const value = Array(5000).fill({ locationId: '1-1' });
      const call = async (name: string, step: Step) =>
        name === 'List_care_homes' ? { statusCode: 200, body: { value } } : callConnector(name, step);
      const run = await runFlow(homesThatNeedAttention.definition, { trigger: { body: { text: 'Leeds' } }, call });
      expect([run.status, run.error?.code]).toEqual(['Failed', 'ListCut']);
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
      await runFlow({ actions, triggers }, { trigger: { body: { text: 'Leeds' } }, call });
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

    it('takes an identifier in small letters', async () => {
      const run = await runFlow(textOfReport.definition, { trigger: { body: { text: 'r9b01' } }, call: callConnector });
      expect(run.status).toBe('Succeeded');
      expect(run.outputs.get('Text')).not.toMatch(/knows no location|no identifier/);
    });

    it('says that there is no report', async () => {
      const location = find(({ reports: all = [] }) => all.length === 0);
      expect(await text(location)).toBe(`CQC has published no report on ${location.name}.`);
    });

    it.each([
      ['1-99999999999', 'CQC knows no location 1-99999999999.'],
      ['Rose House', '"Rose House" is no identifier of a location. One looks like 1-2436572728.'],
    ])('says what is wrong with the identifier %s', async (id, said) => {
      const run = await runFlow(textOfReport.definition, { trigger: { body: { text: id } }, call: callConnector });
      expect([run.status, run.outputs.get('Text')]).toEqual(['Succeeded', said]);
    });

    it('fails when the location cannot be read for another cause', async () => {
      const call = async () => ({ statusCode: 500, body: {} });
      const run = await runFlow(textOfReport.definition, { trigger: { body: { text: '1-1' } }, call });
      expect(run).toMatchObject({ status: 'Failed', error: { code: 'LocationNotRead' } });
    });
  });

  describe(digest.name, () => {
    const now = '2026-10-30T23:00:00Z';
    const run = async (settings: Record<string, unknown> = {}, call = callConnector) => {
      const mails: Mail[] = [];
      const definition = structuredClone(digest.definition);
      const step = definition.actions.Settings as Step & { inputs: Record<string, unknown> };
      Object.assign(step.inputs, settings);
      const finished = await runFlow(definition, { trigger: { body: {} }, call: keepMails(mails, call), now });
      return { ...finished, mails };
    };
    const events: { organisationType: string; organisationId: string }[] = JSON.parse(
      Buffer.from(readFolder('mock-server/fixtures').get('changes.json') as Uint8Array).toString(),
    ).events;
    const changed = new Set(events.map(({ organisationId }) => organisationId.toUpperCase()));
    const homesOf = (council: string) =>
      locations.filter(
        ({ careHome, localAuthority, locationId }) =>
          careHome === 'Y' && localAuthority === council && changed.has(locationId),
      );
    const rowsOf = (body: string) => [...body.matchAll(/<tr><td>(.*?)<\/td><\/tr>/g)].map(([, row = '']) => row);
    const sections = (body: string) => {
      const [before = '', after = ''] = body.split('<h2>Other changes</h2>');
      return { newRatings: rowsOf(before), others: rowsOf(after) };
    };

    it('mails the changed care homes of the council', async () => {
      const { status, mails } = await run();
      expect([status, mails.length]).toEqual(['Succeeded', 1]);
      const [mail] = mails as [Mail];
      expect(mail['emailMessage/To']).toBe('you@example.com');
      expect(mail['emailMessage/Subject']).toBe('Leeds: care homes that changed in the last 30 days');
      const expected = homesOf('Leeds');
      const body = mail['emailMessage/Body'];
      expect(rowsOf(body).length).toBe(expected.length);
      expect(expected.length).toBeGreaterThan(2);
      for (const { name, locationId } of expected) {
        expect(body).toContain(`<td>${name.replaceAll('&', '&amp;')}</td>`);
        expect(body).toContain(`<td>https://www.cqc.org.uk/location/${locationId}</td>`);
      }
      expect(body).toContain('stays in this list for 30 days');
    });

    it('gives the rating of a home that is rated only by assessment', async () => {
      const assessed = locations.find(
        ({ careHome, currentRatings, assessment, locationId, registrationStatus }) =>
          careHome === 'Y' &&
          !currentRatings &&
          assessment &&
          registrationStatus === 'Registered' &&
          changed.has(locationId),
      ) as Location;
      const { mails } = await run({ council: assessed.localAuthority });
      const row = rowsOf(mails[0]?.['emailMessage/Body'] ?? '').find((one) => one.includes(assessed.locationId));
      const rating = assessed.assessment?.[0]?.ratings?.asgRatings?.find(({ status }) => status === 'Current')?.rating;
      expect(row?.toLowerCase()).toContain(`<td>${rating?.toLowerCase()}</td>`);
    });

    it('puts homes that were rated within 8 days first, under New ratings', async () => {
      const rated = { '2026-10-22': 'new', '2026-10-23': 'new', '2026-10-21': 'other' };
      for (const [ratedOn, place] of Object.entries(rated)) {
        const call = async (name: string, step: Step) => {
          const answer = await callConnector(name, step);
          if (name === 'Read_care_home')
            Object.assign(answer.body as object, { latestRating: { overall: 'Good', ratedOn } });
          return answer;
        };
        const { mails } = await run({}, call);
        const { newRatings, others } = sections(mails[0]?.['emailMessage/Body'] ?? '');
        const registered = homesOf('Leeds').filter(({ registrationStatus }) => registrationStatus === 'Registered');
        expect(newRatings.length, ratedOn).toBe(place === 'new' ? registered.length : 0);
        expect(newRatings.length + others.length, ratedOn).toBe(homesOf('Leeds').length);
      }
    });

    it('says which homes are no longer registered, and escapes names', async () => {
      const call = async (name: string, step: Step) => {
        const answer = await callConnector(name, step);
        if (name === 'Read_care_home')
          Object.assign(answer.body as object, { name: 'Rose & <b>Crown', registrationStatus: 'Deregistered' });
        return answer;
      };
      const { mails } = await run({}, call);
      const { newRatings, others } = sections(mails[0]?.['emailMessage/Body'] ?? '');
      expect(newRatings).toEqual([]);
      for (const row of others) expect(row).toContain('Rose &amp; &lt;b&gt;Crown</td><td>No longer registered</td>');
    });

    it('finds a home whose change CQC writes in small letters', async () => {
      const lower = events.find(
        ({ organisationType, organisationId }) =>
          organisationType === 'location' && organisationId !== organisationId.toUpperCase(),
      )?.organisationId as string;
      const call = async (name: string, step: Step) =>
        name === 'List_care_homes'
          ? { statusCode: 200, body: { value: [{ locationId: lower.toUpperCase() }] } }
          : callConnector(name, step);
      const { mails } = await run({}, call);
      expect(rowsOf(mails[0]?.['emailMessage/Body'] ?? '').join()).toContain(`/location/${lower.toUpperCase()}`);
    });

    it('reads every page of the changes and of the homes', async () => {
      const pages: string[] = [];
      const small = async (name: string, step: Step) => {
        const { inputs, ...rest } = step as Step & { inputs: { parameters: object } };
        const isList = name.startsWith('List_');
        if (isList) pages.push(name);
        const parameters = { ...inputs.parameters, ...(isList && { perPage: 3 }) };
        return callConnector(name, { ...rest, inputs: { ...inputs, parameters } });
      };
      const { mails } = await run({}, small);
      expect(pages).toEqual(['List_care_homes', 'List_changes']);
      expect(rowsOf(mails[0]?.['emailMessage/Body'] ?? '').length).toBe(homesOf('Leeds').length);
    });

    it.each(['List_care_homes', 'List_changes'])('fails without a mail when the threshold cuts %s', async (list) => {
      const value = Array(5000).fill(list === 'List_changes' ? '1-1' : { locationId: '1-1' });
      const call = async (name: string, step: Step) =>
        name === list ? { statusCode: 200, body: { value } } : callConnector(name, step);
      const { status, error, mails } = await run({}, call);
      expect([status, error?.code, mails]).toEqual(['Failed', 'ListCut', []]);
    });

    it('sends no mail when no care home of the council changed', async () => {
      const call = async (name: string, step: Step) =>
        name === 'List_changes' ? { statusCode: 200, body: { value: ['1-1'] } } : callConnector(name, step);
      const { status, mails } = await run({}, call);
      expect([status, mails]).toEqual(['Succeeded', []]);
    });

    it.each(['Leedz', '', ' ', ';'])('fails when CQC lists no care homes under the council "%s"', async (council) => {
      const { status, error, mails } = await run({ council });
      expect([status, error?.code, mails]).toEqual(['Failed', 'CouncilUnknown', []]);
    });

    it('looks as many days back as the settings say', async () => {
      const starts: unknown[] = [];
      const call = (name: string, step: Step) => {
        if (name === 'List_changes')
          starts.push((step.inputs as { parameters: { startTimestamp: string } }).parameters.startTimestamp);
        return callConnector(name, step);
      };
      const { mails } = await run({ days: 10 }, call);
      expect(starts).toEqual(['2026-10-20T23:00:00.000Z']);
      expect(mails[0]?.['emailMessage/Subject']).toContain('last 10 days');
    });

    const without = async (statusCode: number) => {
      const [first] = homesOf('Leeds') as [Location];
      const call = async (name: string, step: Step) => {
        const { parameters } = step.inputs as { parameters: { locationid?: string } };
        return parameters.locationid === first.locationId ? { statusCode, body: {} } : callConnector(name, step);
      };
      return { first, ...(await run({}, call)) };
    };

    it('passes over a home that is gone', async () => {
      const { status, mails } = await without(404);
      expect([status, rowsOf(mails[0]?.['emailMessage/Body'] ?? '').length]).toEqual([
        'Succeeded',
        homesOf('Leeds').length - 1,
      ]);
    });

    it('mails the others, names the home that cannot be read for another cause, and then fails', async () => {
      const { status, error, mails, first } = await without(500);
      expect([status, error?.code]).toEqual(['Failed', 'CareHomesNotRead']);
      expect(mails[0]?.['emailMessage/Body']).toContain(`Not read, and so missing here: ${first.locationId}`);
    });

    it.each([false, true])(
      'fails when the mail cannot be sent, and names homes that were not read: %s',
      async (isUnread) => {
        const [first] = homesOf('Leeds') as [Location];
        const finished = await runFlow(digest.definition, {
          trigger: { body: {} },
          now,
          call: async (name, step) => {
            const { parameters } = step.inputs as { parameters: { locationid?: string } };
            if (name === 'Send_the_digest') return { statusCode: 400, body: {} };
            return isUnread && parameters.locationid === first.locationId
              ? { statusCode: 500, body: {} }
              : callConnector(name, step);
          },
        });
        expect([finished.status, finished.error?.code]).toEqual(['Failed', 'DigestNotSent']);
        const named = ` These care homes could not be read either: ${first.locationId}.`;
        expect(finished.error?.message).toBe(
          `The digest could not be sent to you@example.com. Correct the recipient in the step Settings, or the connection of the mail, and run the flow again.${isUnread ? named : ''}`,
        );
      },
    );

    it('sends no mail when nothing at all changed', async () => {
      const call = async (name: string, step: Step) =>
        name === 'List_changes' ? { statusCode: 200, body: { value: [] } } : callConnector(name, step);
      const { status, mails, outputs } = await run({}, call);
      expect([status, mails, outputs.get('Changed_care_homes')]).toEqual(['Succeeded', [], { body: [] }]);
    });

    it('fails without a mail when a list cannot be read', async () => {
      for (const list of ['List_care_homes', 'List_changes']) {
        const call = async (name: string, step: Step) =>
          name === list ? { statusCode: 429, body: {} } : callConnector(name, step);
        const { status, mails } = await run({}, call);
        expect([list, status, mails]).toEqual([list, 'Failed', []]);
      }
    });
  });

  describe(mailOfReport.name, () => {
    const run = async (text: string, call = callConnector) => {
      const mails: Mail[] = [];
      const trigger = { body: { text, email: 'them@example.com' } };
      return { ...(await runFlow(mailOfReport.definition, { trigger, call: keepMails(mails, call) })), mails };
    };
    const withReport = locations.find(({ reports: all = [] }) => all.length > 1) as Location;

    it('attaches the PDF file of the latest of several reports', async () => {
      const { status, mails } = await run(withReport.locationId);
      expect([status, mails.length]).toEqual(['Succeeded', 1]);
      const [mail] = mails as [Mail];
      const latest = (withReport.reports ?? [])
        .filter(({ linkId, reportDate }) => linkId && reportDate)
        .toSorted((a, b) => ((a.reportDate as string) < (b.reportDate as string) ? -1 : 1))
        .at(-1);
      const file = Buffer.from(reports.get(`${latest?.linkId}/report.pdf`) as Uint8Array);
      expect(mail['emailMessage/Subject']).toBe(`Report on ${withReport.name} of ${latest?.reportDate}`);
      expect(mail['emailMessage/Attachments']).toEqual([
        { Name: `${withReport.locationId} ${latest?.reportDate}.pdf`, ContentBytes: file.toString('base64') },
      ]);
    });

    it('mails the address of the page where there is no report, as for a location that was only assessed', async () => {
      const assessed = locations.find(({ reports: all, assessment }) => !all && assessment) as Location;
      const { status, mails } = await run(assessed.locationId);
      expect(status).toBe('Succeeded');
      expect(mails[0]?.['emailMessage/Body']).toContain(`https://www.cqc.org.uk/location/${assessed.locationId}`);
      expect(mails[0]?.['emailMessage/Attachments']).toBeUndefined();
    });

    it.each([
      [404, 'Succeeded', undefined, 1],
      [500, 'Failed', 'ReportNotRead', 0],
    ])('when the report answers %s the run ends as %s', async (statusCode, status, code, count) => {
      const call = async (name: string, step: Step) =>
        name === 'Read_the_report' ? { statusCode, body: {} } : callConnector(name, step);
      const finished = await run(withReport.locationId, call);
      expect([finished.status, finished.error?.code, finished.mails.length]).toEqual([status, code, count]);
    });

    it('takes an identifier in small letters', async () => {
      const { status, mails } = await run('r9b01');
      expect([status, mails.length]).toEqual(['Succeeded', 1]);
      expect(mails[0]?.['emailMessage/Body']).toContain('https://www.cqc.org.uk/location/R9B01');
    });

    it('fails without a mail when the location cannot be read for another cause', async () => {
      const call = async (name: string, step: Step) =>
        name === 'Read_location' ? { statusCode: 500, body: {} } : callConnector(name, step);
      const { status, error, mails } = await run(withReport.locationId, call);
      expect([status, error?.code, mails]).toEqual(['Failed', 'LocationNotRead', []]);
      expect(error?.message).toBe('The location could not be read: status 500. Run the flow again later.');
    });

    it.each([
      ['1-99999999999', 'LocationUnknown'],
      ['Rose House', 'NoIdentifier'],
    ])('fails and says what is wrong with the identifier %s', async (id, code) => {
      const { status, error, mails } = await run(id);
      expect([status, error?.code, mails]).toEqual(['Failed', code, []]);
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
      return send(server, `${own.basePath}${path}?${new URLSearchParams(small)}`, {
        'Ocp-Apim-Subscription-Key': 'demo-key',
      });
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

  it('reads a location whose identifier CQC writes in small letters', async () => {
    const call = async (name: string, step: Step) => {
      const { path } = step.inputs as { path: string };
      return name === 'List_changes'
        ? { statusCode: 200, body: { changes: ['r9b01'], totalPages: 1 } }
        : send(server, `${own.basePath}${path}`, { 'Ocp-Apim-Subscription-Key': 'demo-key' });
    };
    const { outputs } = await runFlow(workflow.definition, {
      trigger: { body: undefined },
      call,
      now: '2026-10-30T02:00:00Z',
    });
    expect(outputs.get('Ratings')).toMatchObject([{ locationId: 'R9B01' }]);
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

it.each([
  ['the first page', 1],
  ['a later page', 2],
])('the workflow for Logic Apps fails when %s of the changes cannot be read', async (_name, broken) => {
  const call = async (name: string, step: Step) => {
    if (name !== 'List_changes') return { statusCode: 200, body: { name: 'Rose House' } };
    const { queries } = step.inputs as { queries: { page: number } };
    return queries.page === broken
      ? { statusCode: 500, body: {} }
      : { statusCode: 200, body: { changes: ['1-1'], totalPages: 3 } };
  };
  const { definition } = readLogicAppsWorkflow();
  const run = await runFlow(definition, { trigger: { body: undefined }, call, now: '2026-10-30T02:00:00Z' });
  expect(run).toMatchObject({ status: 'Failed', error: { code: 'LocationsNotRead' } });
  expect(run.error?.message).toContain(`page ${broken} of the changes`);
});

it('the workflow for Logic Apps fails when its loop ends before the last page', async () => {
  const call = async (name: string) =>
    name === 'List_changes'
      ? { statusCode: 200, body: { changes: [], totalPages: 99 } }
      : { statusCode: 200, body: {} };
  const { definition } = readLogicAppsWorkflow();
  const run = await runFlow(definition, { trigger: { body: undefined }, call, now: '2026-10-30T02:00:00Z' });
  expect(run).toMatchObject({ status: 'Failed', error: { code: 'LocationsNotRead' } });
  expect(run.error?.message).toBe('Only 50 of 99 pages of changes were read. Raise the limit of the loop.');
});

describe('the whole mail of the weekly digest', () => {
  const homes = {
    '1-101': {
      name: 'Rose & Crown',
      registrationStatus: 'Registered',
      latestRating: { overall: 'Good', ratedOn: '2026-10-25' },
    },
    '1-102': {
      name: 'Elm House',
      registrationStatus: 'Registered',
      latestRating: { overall: 'Inadequate', ratedOn: '2026-09-01' },
    },
    '1-103': { name: 'Oak House', registrationStatus: 'Deregistered' },
    '1-104': undefined,
  };
  const mailOf = async (ids: (keyof typeof homes)[]): Promise<string | undefined> => {
    const mails: Mail[] = [];
    const value = ids.map((locationId) => ({ locationId }));
    const call = async (name: string, step: Step): Promise<CallResult> => {
      if (['Find_a_care_home', 'List_care_homes'].includes(name)) return { statusCode: 200, body: { value } };
      if (name === 'List_changes') return { statusCode: 200, body: { value: ids } };
      const { locationid } = (step.inputs as { parameters: { locationid: keyof typeof homes } }).parameters;
      const body = homes[locationid];
      if (body === undefined) return { statusCode: 500, body: {} };
      return { statusCode: 200, body: { ...body, cqcPage: `https://www.cqc.org.uk/location/${locationid}` } };
    };
    const options = { trigger: { body: {} }, call: keepMails(mails, call), now: '2026-10-30T23:00:00Z' };
    await runFlow(digest.definition, options);
    expect(mails.length).toBe(1);
    return mails[0]?.['emailMessage/Body'];
  };
  const head =
    '<table><thead><tr><th>Care home</th><th>Rating</th><th>Rated on</th><th>Page at CQC</th></tr></thead><tbody>';
  const row = (name: string, rating: string, ratedOn: string, id: string) =>
    `<tr><td>${name}</td><td>${rating}</td><td>${ratedOn}</td><td>https://www.cqc.org.uk/location/${id}</td></tr>`;
  const foot = '</tbody></table>';
  const newRatings = `<h2>New ratings</h2>${head}${row('Rose &amp; Crown', 'Good', '2026-10-25', '1-101')}${foot}`;
  const others = `<h2>Other changes</h2>${head}${row('Elm House', 'Inadequate', '2026-09-01', '1-102')}${row('Oak House', 'No longer registered', '', '1-103')}${foot}`;
  const explained =
    '<p>A care home stays in this list for 30 days after a change. CQC does not say what changed. Homes rated within the last 8 days stand under New ratings.</p>';
  const licence = '<p>Contains CQC information, licensed under the Open Government Licence v3.0.</p>';

  it.each<[string, (keyof typeof homes)[], string]>([
    [
      'new ratings first, then the others, then what was not read',
      ['1-103', '1-101', '1-104', '1-102'],
      `${newRatings}${others.replace(/(<tr><td>Elm.*?<\/tr>)(<tr><td>Oak.*?<\/tr>)/, '$2$1')}${explained}<p>Not read, and so missing here: 1-104</p>${licence}`,
    ],
    ['new ratings alone', ['1-101'], `${newRatings}${explained}${licence}`],
    ['other changes alone', ['1-102', '1-103'], `${others}${explained}${licence}`],
  ])('%s', async (_name, ids, body) => {
    expect(await mailOf(ids)).toBe(body);
  });
});

it('the sample flows use this connector and Office 365 Outlook alone', () => {
  const calls = readFlows().flatMap(listCalls);
  expect(new Set(calls.map(connectionNameOf))).toEqual(new Set([undefined, 'shared_office365']));

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
    'Select',
    'Table',
    'Recurrence',
    'Compose',
    'Terminate',
  ];
  const types = readFlows().flatMap(({ definition: { triggers, actions } }) =>
    [...listSteps(triggers), ...listSteps(actions)].map(([, { type }]) => type),
  );
  expect(types.filter((type) => !known.includes(type))).toEqual([]);
});
