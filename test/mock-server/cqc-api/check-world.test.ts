import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkWorld } from '../../../mock-server/cqc-api/check-world.ts';
import { identifierForm } from '../../../mock-server/cqc-api/identifier-form.ts';
import { FixtureError, type World } from '../../../mock-server/cqc-api/world.ts';
import { createShapeChecks } from '../../../scripts/lib/shape-checks.ts';
import { cqcApi, world } from '../../contract/server.ts';

const checks = await createShapeChecks(cqcApi);
const check = (changed: World) => checkWorld(changed, checks);

const changeable = ({ reports, ...documents }: World): World => ({
  ...structuredClone(documents),
  reports: new Map([...reports].map(([linkId, files]) => [linkId, new Map(files)])),
});

/** The documents that the cases change: a location with a report that has a related document, and its provider. */
function pick(changed: World) {
  const location = changed.locations.find(({ body }) => body.reports?.some(({ relatedDocuments }) => relatedDocuments));
  const provider = changed.providers.find(({ id }) => id === location?.body.providerId);
  if (!location || !provider) throw new Error('No fixture has a related document. Run `npm run generate-fixtures`.');
  return { world: changed, location, provider, reports: location.body.reports ?? [] };
}
type Picked = ReturnType<typeof pick>;

const { location, provider, reports } = pick(world);
const position = reports.findIndex(({ relatedDocuments }) => relatedDocuments);
const report = reports[position];
const elsewhere = world.providers.find(({ id }) => id !== provider.id)?.id;
const other = world.locations.find(({ body }) => body.providerId !== provider.id)?.id ?? '';

function problemsOf(change: (picked: Picked) => unknown): string[] {
  const changed = changeable(world);
  change(pick(changed));
  try {
    check(changed);
    return [];
  } catch (error) {
    if (error instanceof FixtureError) return error.problems;
    throw error;
  }
}

it('the fixtures are in order', () => {
  expect(() => check(world)).not.toThrow();
});

it('reads identifiers as the connector does', () => {
  const forms = [...readFileSync('script.csx', 'utf8').matchAll(/\(\?<id>([^)]+)\)/g)].map(([, form]) => `^${form}$`);
  expect(new Set(forms)).toEqual(new Set([identifierForm.source]));
});

describe('one problem is one line that names the file, the pointer and what to do', () => {
  it.each<[name: string, change: (picked: Picked) => unknown, problem: string]>([
    [
      'a wrong type',
      ({ location: { body } }) => Object.assign(body, { numberOfBeds: 'many' }),
      `${location.file} /numberOfBeds: "many" must be integer. Correct the value or the definition.`,
    ],
    [
      'a wrong word',
      ({ location: { body } }) => Object.assign(body, { dormancy: 'yes' }),
      `${location.file} /dormancy: "yes" must be equal to one of the allowed values (Y, N). Correct the value or the definition.`,
    ],
    [
      'a long value, of which the start is shown',
      ({ provider: { body } }) => Object.assign(body, { type: 'x'.repeat(100) }),
      `${provider.file} /type: "${'x'.repeat(59)} must be equal to one of`,
    ],
    [
      'a copy under another name',
      ({ world: { locations }, location }) => locations.push({ ...location, id: `${location.id} (1)` }),
      `${location.file} /locationId: ${location.id} is not the file's name. Rename the file or correct the id.`,
    ],
    [
      'a type of document that can be no name of a file',
      ({ reports }) => reports[position]?.relatedDocuments?.push({ documentType: 'Evidence/Appendix' }),
      `${location.file} /reports/${position}: the documentType Evidence/Appendix can be no file's name here. Write`,
    ],
    [
      'a type of document by which the report itself is called',
      ({ reports }) => reports[position]?.relatedDocuments?.push({ documentType: 'report' }),
      `${location.file} /reports/${position}: the documentType report can be no file's name here. Write`,
    ],
    [
      'a body that is no object',
      ({ provider: document }) => Object.assign(document, { body: 'nothing' }),
      `${provider.file} /: "nothing" must be object. Correct the value or the definition.`,
    ],
    [
      'a taxonomy of another shape',
      ({ world: { taxonomy } }) => Object.assign(taxonomy, { body: { inspectionAreas: 7 } }),
      `${world.taxonomy.file} /inspectionAreas: 7 must be array. Correct the value or the definition.`,
    ],
    [
      'another id of a location',
      ({ location: { body } }) => Object.assign(body, { locationId: '1-0' }),
      `${location.file} /locationId: 1-0 is not the file's name. Rename the file or correct the id.`,
    ],
    [
      'another id of a provider',
      ({ provider: { body } }) => Object.assign(body, { providerId: '1-0' }),
      `${provider.file} /providerId: 1-0 is not the file's name. Rename the file or correct the id.`,
    ],
    [
      'a report without its file',
      ({ world: changed }) => changed.reports.get(report?.linkId ?? '')?.delete(''),
      `${location.file} /reports/${position}: no reports/${report?.linkId}/report.pdf. Add the file or drop the report.`,
    ],
    [
      'a related document without its file',
      ({ world: changed }) => changed.reports.get(report?.linkId ?? '')?.delete('Use of Resources'),
      `${location.file} /reports/${position}: no reports/${report?.linkId}/Use of Resources.pdf. Add the file or drop the report.`,
    ],
    [
      'a report that nothing is known of',
      ({ reports: entries }) => Object.assign(entries[position] ?? {}, { linkId: 'none', relatedDocuments: undefined }),
      `${location.file} /reports/${position}: no reports/none/report.pdf. Add the file or drop the report.`,
    ],
    [
      'a location that its provider does not list',
      ({ provider: { body } }) => body.locationIds?.splice(body.locationIds.indexOf(location.id), 1),
      `${location.file} /providerId: provider ${provider.id} does not list it. Add ${location.id} to its locationIds.`,
    ],
    [
      'a provider without a list of locations',
      ({ world: changed, provider: { body } }) => {
        changed.locations = changed.locations.filter(
          ({ id, body: one }) => id === location.id || one.providerId !== provider.id,
        );
        delete body.locationIds;
      },
      `${location.file} /providerId: provider ${provider.id} does not list it. Add ${location.id} to its locationIds.`,
    ],
    [
      'a location that nothing is known of',
      ({ provider: { body } }) => body.locationIds?.push('1-0'),
      `${provider.file} /locationIds/${provider.body.locationIds?.length}: no location 1-0. Add locations/1-0.json or drop the id.`,
    ],
    [
      'an empty id among the locations',
      ({ provider: { body } }) => body.locationIds?.push(''),
      `${provider.file} /locationIds/${provider.body.locationIds?.length}: is empty. Give the id of a location or drop it.`,
    ],
    [
      'no id',
      ({ location: { body } }) => delete body.locationId,
      `${location.file} /locationId: is missing. Give the file's name, ${location.id}.`,
    ],
    [
      'an empty provider',
      ({ location: { body }, provider: { body: owner } }) => {
        Object.assign(body, { providerId: '' });
        owner.locationIds = owner.locationIds?.filter((id) => id !== location.id) ?? [];
      },
      `${location.file} /providerId: is empty. Give the id of a provider, as mock-server/fixtures/locations/`,
    ],
    [
      'a report without an id',
      ({ reports: entries }) => delete entries[position]?.linkId,
      `${location.file} /reports/${position}/linkId: is missing. Give the name of the report's folder, as mock-server/fixtures/reports has one.`,
    ],
    [
      'a related document without a type',
      ({ reports: entries }) => delete entries[position]?.relatedDocuments?.[0]?.documentType,
      `${location.file} /reports/${position}/relatedDocuments/0/documentType: is missing. Give the name of the PDF file,`,
    ],
    [
      'a file without a name',
      ({ world: changed }) => changed.providers.push({ id: '', file: 'providers/.json', body: { providerId: '' } }),
      'providers/.json /providerId: the file has no name. Name it after the id, as mock-server/fixtures/locations/',
    ],
    [
      'an id in small letters, which nobody could ask for',
      ({ world: changed }) =>
        changed.providers.push({ id: 'r1a', file: 'providers/r1a.json', body: { providerId: 'r1a' } }),
      "providers/r1a.json /providerId: r1a is no identifier: only capitals, digits and hyphens are read. Write R1A here and as the file's name.",
    ],
    ...['MY HOME', 'my home', '..', '1?2', '1#2', 'A;B', '1-1,2', '1%2F2', '1_2', 'ÄB', '1-1\n'].map(
      (id): [string, (picked: Picked) => unknown, string] => [
        `an id that the connector does not read: ${id}`,
        ({ world: changed }) => changed.providers.push({ id, file: 'providers/X.json', body: { providerId: id } }),
        `providers/X.json /providerId: ${id} is no identifier: only capitals, digits and hyphens are read. Write one such as 1-1000000001 here`,
      ],
    ),
    [
      'a change with an empty id',
      ({ world: { changes } }) => Object.assign(changes.body.events[3] ?? {}, { organisationId: '' }),
      `${world.changes.file} /events/3/organisationId: is empty. Give an id.`,
    ],
    [
      'a change of something else',
      ({ world: { changes } }) => Object.assign(changes.body.events[3] ?? {}, { organisationType: 'Location' }),
      `${world.changes.file} /events/3/organisationType: is "Location". Use location or provider.`,
    ],
    [
      'a change without an id',
      ({ world: { changes } }) => Object.assign(changes.body.events[3] ?? {}, { organisationId: 7 }),
      `${world.changes.file} /events/3/organisationId: is no text. Give an id.`,
    ],
    [
      'a change that is not dated',
      ({ world: { changes } }) => Object.assign(changes.body.events[3] ?? {}, { changedAt: 'today' }),
      `${world.changes.file} /events/3/changedAt: is "today". Use a form such as 2026-10-01T00:00:00Z.`,
    ],
    [
      'a change dated by a number',
      ({ world: { changes } }) => Object.assign(changes.body.events[0] ?? {}, { changedAt: 2026 }),
      `${world.changes.file} /events/0/changedAt: is 2026. Use a form such as 2026-10-01T00:00:00Z.`,
    ],
    [
      'no list of changes',
      ({ world: { changes } }) => Object.assign(changes, { body: { events: {} } }),
      `${world.changes.file} /events: is not a list. Give {"events": […]}.`,
    ],
    [
      'no change log',
      ({ world: { changes } }) => Object.assign(changes, { body: null }),
      `${world.changes.file} /events: is not a list. Give {"events": […]}.`,
    ],
  ])('%s', (_name, change, problem) => {
    const problems = problemsOf(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, problem.length)).toBe(problem);
  });
});

describe('what concerns two documents is said of both', () => {
  it.each<[name: string, change: (picked: Picked) => unknown, problems: string[]]>([
    [
      'a location that says another provider',
      ({ location: { body } }) => Object.assign(body, { providerId: elsewhere }),
      [
        `${provider.file} /locationIds/${provider.body.locationIds?.indexOf(location.id)}: location ${location.id} belongs to provider ${elsewhere}. Correct one of the two.`,
        `${location.file} /providerId: provider ${elsewhere} does not list it. Add ${location.id} to its locationIds.`,
      ],
    ],
    [
      'a location that says an unknown provider',
      ({ location: { body } }) => Object.assign(body, { providerId: '1-0' }),
      [
        `${provider.file} /locationIds/${provider.body.locationIds?.indexOf(location.id)}: location ${location.id} belongs to provider 1-0. Correct one of the two.`,
        `${location.file} /providerId: no provider 1-0. Add providers/1-0.json or correct the id.`,
      ],
    ],
    [
      'a location that says no provider',
      ({ location: { body } }) => delete body.providerId,
      [
        `${location.file} /providerId: is missing. Give the id of a provider, as mock-server/fixtures/locations/1-69537321036.json does.`,
      ],
    ],
    [
      "a provider that lists another's location",
      ({ provider: { body } }) => body.locationIds?.push(other),
      [
        `${provider.file} /locationIds/${provider.body.locationIds?.length}: location ${other} belongs to provider ${world.locations.find(({ id }) => id === other)?.body.providerId}. Correct one of the two.`,
      ],
    ],
    [
      'an event that is none',
      ({ world: { changes } }) => Object.assign(changes, { body: { events: [null] } }),
      ['organisationType: is undefined', 'organisationId: is no text', 'changedAt: is undefined'].map((start) =>
        expect.stringContaining(`${world.changes.file} /events/0/${start}`),
      ),
    ],
    [
      'two wrong values in one document',
      ({ location: { body } }) => Object.assign(body, { dormancy: 'yes', careHome: 'no' }),
      ['dormancy', 'careHome'].map((name) => expect.stringContaining(`${location.file} /${name}: `)),
    ],
  ])('%s', (_name, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('links are looked at only where all shapes are right', () => {
    const problems = problemsOf(({ location: { body } }) =>
      Object.assign(body, { dormancy: 'yes', locationId: '1-0' }),
    );
    expect(problems).toEqual([expect.stringContaining('/dormancy')]);
  });

  it.each([
    ['2026-02-30T00:00:00Z', 'a day that there is not'],
    ['2026-10-01 00:00', 'no zone'],
    ['2026-10-01', 'no time'],
    ['2026-10-01T24:00:00Z', 'an hour that there is not'],
    ['2016-12-31T23:59:60Z', 'a leap second, which no Date holds'],
    ['-271821-04-20T00:00:00Z', 'a year of no calendar'],
  ])('%s is no moment of a change: %s', (changedAt) => {
    const [event] = world.changes.body.events;
    const changed = { ...world.changes, body: { events: [{ ...event, changedAt } as typeof event & object] } };
    expect(() => check({ ...world, changes: changed })).toThrow(`/events/0/changedAt: is "${changedAt}". Use a form`);
  });

  it.each(['2026-10-01T00:00:00.123Z', '2024-02-29T00:00:00Z', '2026-10-31T00:00:00+01:00'])(
    '%s is one',
    (changedAt) => {
      const [event] = world.changes.body.events;
      const changed = { ...world.changes, body: { events: [{ ...event, changedAt } as typeof event & object] } };
      expect(() => check({ ...world, changes: changed })).not.toThrow();
    },
  );

  it('an organisation of the change log may be unknown, as live ones are', () => {
    const changed = changeable(world);
    const changedAt = '2026-10-01T00:00:00Z';
    changed.changes.body.events.push({ organisationType: 'location', organisationId: '1-0', changedAt });
    expect(() => check(changed)).not.toThrow();
  });
});

describe('a recorded world', () => {
  const linkId = report?.linkId ?? '';
  const outside = (ids: Partial<Record<'locations' | 'providers' | 'reports', string[]>>) => ({
    locations: new Set(ids.locations),
    providers: new Set(ids.providers),
    reports: new Set(ids.reports),
  });
  const record = (ids: Parameters<typeof outside>[0], change: (picked: Picked) => unknown) =>
    problemsOf((picked) => {
      picked.world.outside = outside(ids);
      change(picked);
    });
  const dropProvider = ({ world: { providers } }: Picked) =>
    providers.splice(
      providers.findIndex(({ id }) => id === provider.id),
      1,
    );
  const dropReport = ({ world: { reports: all } }: Picked) => all.delete(linkId);

  it.each<[name: string, ids: Parameters<typeof outside>[0], change: (picked: Picked) => unknown]>([
    ['a word that is not listed', {}, ({ location: { body } }) => Object.assign(body, { region: 'Wales' })],
    ['a location that is outside', { locations: ['1-9'] }, ({ provider: { body } }) => body.locationIds?.push('1-9')],
    ['a provider that is outside', { providers: [provider.id] }, dropProvider],
    [
      'a provider that does not list its location',
      {},
      ({ provider: { body } }) => Object.assign(body, { locationIds: [] }),
    ],
    ['a location without a provider', {}, ({ location: { body } }) => Object.assign(body, { providerId: undefined })],
    ['reports that are outside', { reports: [linkId, `${linkId}/Use of Resources`] }, dropReport],
    [
      'an id in a form that CQC has and the connector does not read',
      {},
      ({ world: { providers } }) =>
        providers.push({ id: '1_2', file: 'providers/1_2.json', body: { providerId: '1_2' } }),
    ],
    ['a report without a link id', {}, ({ reports: all }) => Object.assign(all[0] ?? {}, { linkId: undefined })],
  ])('may have %s', (_name, ids, change) => {
    expect(record(ids, change)).toEqual([]);
  });

  it.each<[name: string, change: (picked: Picked) => unknown, problem: RegExp]>([
    ['a wrong type', ({ location: { body } }) => Object.assign(body, { numberOfBeds: 'many' }), /must be integer/],
    ['a location that is nowhere', ({ provider: { body } }) => body.locationIds?.push('1-9'), /no location 1-9/],
    ['a provider that is nowhere', dropProvider, new RegExp(`no provider ${provider.id}`)],
    ['a report that is nowhere', dropReport, new RegExp(`no reports/${linkId}/report.pdf`)],
    [
      "an id that is not the file's",
      ({ location: { body } }) => Object.assign(body, { locationId: '1-9' }),
      /1-9 is not the file's name/,
    ],
    [
      'an id in small letters',
      ({ world: { providers } }) =>
        providers.push({ id: 'r1a', file: 'providers/r1a.json', body: { providerId: 'r1a' } }),
      /r1a is no identifier/,
    ],
  ])('may not have %s', (_name, change, problem) => {
    expect(record({}, change).join('\n')).toMatch(problem);
  });
});
