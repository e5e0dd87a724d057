import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mainReport } from '../../mock-server/cqc-api/world.ts';
import { findOperation } from '../../scripts/lib/definition.ts';
import { createCompile, responsePointer } from '../../scripts/lib/json-schema.ts';
import type { ConnectorBody } from '../connector-body.ts';
import { describeWithDotnet } from '../dotnet.ts';
import { textsAt, textsOf } from './places.ts';
import { call, createServer, definition, mendFixtures, world } from './server.ts';
import { collectProperties, describedProperties, documentCalls, propertiesMissing } from './walk.ts';

describeWithDotnet('the connector, run as the platform runs it, against the definition alone', () => {
  const compile = createCompile(definition, { closed: true });
  const seen = new Set<string>();
  let app: Awaited<ReturnType<typeof createServer>>;
  beforeAll(async () => {
    app = await createServer();
    await get('/inspection-areas'); // waits for the build
  }, 120_000);
  afterAll(() => app.close());

  const get = (path: string, headers = {}) => app.inject({ url: `/apim/cqcdata/demo${path}`, headers });

  function check(operationId: string, body: unknown) {
    const validate = compile(responsePointer(findOperation(definition, operationId).path));
    validate(body);
    expect(validate.errors ?? [], mendFixtures).toEqual([]);
    collectProperties(seen, operationId, body);
  }

  it.each(documentCalls(definition))('%s %s (%s)', async (operationId, path) => {
    const response = await get(path);
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toContain(':null');
    check(operationId, response.json());
  });

  it.each(['Providers', 'Locations', 'Changes'])(
    '%s leads through nextLink from the first page to the last',
    async (operationId) => {
      const [, path = ''] = documentCalls(definition).find(([id]) => id === operationId) ?? [];
      const items: unknown[] = [];
      let url: string | undefined = `/apim/cqcdata/demo${path}${path.includes('?') ? '&' : '?'}perPage=20`;
      let total = 0;
      while (url) {
        const body: ConnectorBody<'Providers' | 'Locations' | 'Changes'> = (await app.inject({ url })).json();
        check(operationId, body);
        items.push(...(body.value ?? []));
        total = body.total ?? 0;
        const next: URL | undefined = body.nextLink ? new URL(body.nextLink) : undefined;
        url = next && next.pathname + next.search;
      }
      expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(total);
      expect(items).toHaveLength(total);
    },
  );

  const reports = [...world.reports].flatMap(([linkId, files]) =>
    [...files].map(([name, file]) => ({
      path: `/reports/${linkId}${name === mainReport ? '' : `/${encodeURIComponent(name)}`}`,
      file,
    })),
  );

  it.each(reports)('$path as file and as text', async ({ path, file }) => {
    const pdf = await get(path);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.equals(file.pdf as Buffer)).toBe(true);
    const text = await get(`/text${path}`);
    expect(text.json()).toEqual(
      file.text === undefined ? { isAvailable: false } : { isAvailable: true, text: file.text },
    );
    check(path.split('/').length > 3 ? 'ReportAndRelatedDocText' : 'MainReportText', text.json());
  });

  const filters = findOperation(definition, 'ListFilterValues').parameters[0]?.enum as string[];
  it.each(filters)('drop-down of %s: every value in the fixtures is among the choices', async (filter) => {
    const body = (await get(`/filter-values/${filter}`)).json();
    check('ListFilterValues', body);
    const choices: string[] = body.values.map(({ value }: { value: string }) => value);
    expect(new Set(choices).size).toBe(choices.length);
    const known = [...world.locations, ...world.providers].flatMap(({ body: document }) =>
      filter.startsWith('inspectionCategory')
        ? textsAt(document, `inspectionCategories[].${filter.slice(-4).toLowerCase()}`)
        : textsOf(document, filter),
    );
    // Old registers and old reports alone hold these two; nobody looks for them.
    const past = ['Unspecified', 'Do not include in report'];
    expect([...new Set(known)].filter((value) => !choices.includes(value) && !past.includes(value))).toEqual([]);
  });

  it.each(['location', 'provider'])('details of a changed %s that the log names in lower case', async (type) => {
    const ids = world.changes.body.events
      .filter((event) => event.organisationType === type && /[a-z]/.test(event.organisationId))
      .map((event) => event.organisationId);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const answer = await get(`/${type}s/${id}`);
      expect([answer.statusCode, answer.json()[`${type}Id`]]).toEqual([200, id.toUpperCase()]);
      expect((await call(app, `/${type}s/${id}`)).statusCode).toBe(400);
    }
  });

  it.each(['location', 'provider'])('the trigger gives a changed %s', async (type) => {
    const first = await get(`/trigger/changes/${type}`);
    expect([first.statusCode, first.body]).toEqual([202, '']);
    const organisationId = (type === 'location' ? world.locations : world.providers)[0]?.id;
    await app.inject({ method: 'POST', url: '/mock/changes', payload: { organisationType: type, organisationId } });
    const next = new URL(first.headers.location as string);
    let poll = await app.inject({ url: next.pathname + next.search });
    for (let tries = 0; poll.statusCode === 202 && tries < 150; tries += 1) {
      await setTimeout(100); // the script's own clock has to reach the next whole second
      poll = await app.inject({ url: next.pathname + next.search });
    }
    expect(poll.statusCode).toBe(200);
    expect(poll.json()).toEqual([expect.objectContaining({ organisationId, organisationType: type })]);
    check('OnOrganisationChanged', poll.json());
  });

  it('every property of every schema arrived at least once, at every depth', () => {
    expect(
      describedProperties(definition).filter((property) => !seen.has(property)),
      propertiesMissing,
    ).toEqual([]);
  });
});
