import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer, world } from '../../contract/server.ts';
import { describeWithDotnet } from '../../dotnet.ts';

describeWithDotnet('a flow, from its trigger to a related document', () => {
  let app: Awaited<ReturnType<typeof createServer>>;
  beforeAll(async () => {
    app = await createServer();
    await get('http://localhost/apim/cqcdata/demo/inspection-areas'); // waits for the build
  }, 120_000);
  afterAll(() => app.close());

  /** Calls an address as the platform would: only what an answer gave it, or an operation of the connection. */
  const get = (address: string) => {
    const { host, pathname, search } = new URL(address, 'http://localhost/apim/cqcdata/demo/');
    return app.inject({ url: pathname + search, headers: { host } });
  };
  const json = async (address: string) => (await get(address)).json();

  const hospital = world.locations.find(({ body }) => body.reports?.some(({ relatedDocuments }) => relatedDocuments));
  const trust = world.providers.find(({ body }) => body.reports?.some(({ relatedDocuments }) => relatedDocuments));
  const organisation = hospital ?? trust;
  const type = hospital ? 'location' : 'provider';

  it('first poll, nothing, change, 200 with items, next poll; then details, report, text, related document', async () => {
    const first = await get(`trigger/changes/${type}`);
    expect([first.statusCode, first.headers['retry-after']]).toEqual([202, '60']);
    const state = first.headers.location as string;
    expect(state).toMatch(new RegExp(`^http://localhost/apim/cqcdata/demo/trigger/changes/${type}\\?`));

    const nothing = await get(state);
    expect([nothing.statusCode, nothing.body]).toEqual([202, '']);
    const payload = { organisationType: type, organisationId: organisation?.id };
    expect((await app.inject({ method: 'POST', url: '/mock/changes', payload })).statusCode).toBe(201);
    let poll = await get(nothing.headers.location as string);
    for (let tries = 0; poll.statusCode === 202 && tries < 150; tries += 1) {
      await setTimeout(100); // the script's own clock has to reach the next whole second
      poll = await get(poll.headers.location as string);
    }
    expect(poll.statusCode).toBe(200);
    const [item] = poll.json();
    expect(item).toMatchObject({ organisationId: organisation?.id, organisationType: type });
    const next = await get(poll.headers.location as string);
    expect([next.statusCode, next.body]).toEqual([202, '']);

    const details = await json(`${type}s/${item.organisationId}`);
    expect(details.name).toBe(organisation?.body.name);
    const report = details.reports.find((candidate: { relatedDocuments?: unknown }) => candidate.relatedDocuments);
    const asInput = encodeURIComponent; // the platform encodes each value of a path once
    const pdf = await get(`reports/${asInput(report.reportUri)}`);
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(await json(`text/reports/${asInput(report.linkId)}`)).toEqual({
      isAvailable: true,
      text: expect.stringContaining(organisation?.body.name as string),
    });

    const { documentUri, documentType } = report.relatedDocuments[0];
    for (const path of [
      `${asInput(report.linkId)}/${asInput(documentUri)}`,
      `${asInput(report.linkId)}/${asInput(documentType)}`,
      `${asInput(documentUri)}/${asInput(documentUri)}`,
    ]) {
      expect((await get(`reports/${path}`)).rawPayload.subarray(0, 5).toString(), path).toBe('%PDF-');
      expect(await json(`text/reports/${path}`), path).toMatchObject({ isAvailable: true });
    }
  });

  it('a list with several filters through nextLink to the last page, on the same connection', async () => {
    const ids: string[] = [];
    let address: string | undefined =
      'locations?region=London;South%20East;;London&careHome=Y&regulatedActivity=Treatment%20of%20disease,%20disorder%20or%20injury,Accommodation%20for%20persons%20who%20require%20nursing%20or%20personal%20care&perPage=4';
    while (address) {
      const page: { value: { locationId: string }[]; nextLink?: string } = await json(address);
      ids.push(...page.value.map(({ locationId }) => locationId));
      address = page.nextLink;
      if (address) expect(address).toMatch(/^http:\/\/localhost\/apim\/cqcdata\/demo\/locations\?/);
    }
    const activities = [
      'Treatment of disease, disorder or injury',
      'Accommodation for persons who require nursing or personal care',
    ];
    const expected = world.locations.filter(
      ({ body }) =>
        ['London', 'South East'].includes(body.region ?? '') &&
        body.careHome === 'Y' &&
        body.regulatedActivities?.some(({ name = '' }) => activities.includes(name)),
    );
    expect(expected.length).toBeGreaterThan(4);
    expect(ids).toEqual(expected.map(({ id }) => id));
  });
});
