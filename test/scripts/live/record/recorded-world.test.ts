import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockServer } from '../../../../mock-server/app.ts';
import { command as drift } from '../../../../scripts/drift/command.ts';
import { object, texts } from '../../../../scripts/lib/json.ts';
import { replacedFields } from '../../../../scripts/live/record/replaced-fields.ts';
import { command } from '../../../../scripts/live/record-command.ts';
import { run } from '../../../run.ts';
import { ask, key, makeFolder, readAll, startSource } from './source.ts';

const { folder, remove } = makeFolder();
const apps: FastifyInstance[] = [];
beforeAll(() => vi.stubEnv('CQC_SUBSCRIPTION_KEY', key));
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  remove();
});

const directorates = ['Adult social care', 'Hospitals', 'Primary medical services', 'Unspecified'];
const everything = directorates.flatMap((directorate) => ['--filter', `inspectionDirectorate=${directorate}`]);

/** Each filter with a value that some location of a body has. */
function listFilters(bodies: Record<string, unknown>[]): string[] {
  const first = (of: (body: Record<string, unknown>) => unknown) =>
    String(bodies.map(of).find((value) => value !== undefined));
  const category = (isPrimary: boolean, name: string) =>
    first(
      (body) =>
        (body.inspectionCategories as { primary?: string }[] | undefined)
          ?.map(object)
          .find(({ primary }) => (primary === 'true') === isPrimary)?.[name],
    );
  const pairs: Record<string, string> = {
    region: first(({ region }) => region),
    localAuthority: first(({ localAuthority }) => localAuthority),
    constituency: first(({ constituency }) => constituency),
    inspectionDirectorate: 'Hospitals',
    overallRating: 'Good',
    primaryInspectionCategoryCode: category(true, 'code'),
    primaryInspectionCategoryName: category(true, 'name'),
    nonPrimaryInspectionCategoryCode: category(false, 'code'),
    nonPrimaryInspectionCategoryName: category(false, 'name'),
    regulatedActivity: 'Personal care',
    reportType: 'Location',
    careHome: 'Y',
    gacServiceTypeDescription: 'Care home service without nursing',
    odsCcgCode: first(({ odsCcgCode }) => odsCcgCode),
    odsCcgName: first(({ odsCcgName }) => odsCcgName),
    onspdCcgCode: first(({ onspdCcgCode }) => onspdCcgCode),
    onspdCcgName: first(({ onspdCcgName }) => onspdCcgName),
  };
  return Object.entries(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
}

/** The leaves in which two values differ, by the last key that leads to them; a difference of shape is `!`. */
function differingKeys(one: unknown, other: unknown, name = ''): string[] {
  if (typeof one !== 'object' || one === null) return one === other ? [] : [typeof one === typeof other ? name : '!'];
  if (typeof other !== 'object' || other === null || Array.isArray(one) !== Array.isArray(other)) return ['!'];
  if (Object.keys(one).join() !== Object.keys(other).join()) return ['!']; // the order counts too
  const values = Object.values(other);
  return Object.entries(one).flatMap(([own, value], index) =>
    differingKeys(value, values[index], Array.isArray(one) ? name : own),
  );
}

/** In lists the name of an organisation is called otherwise. */
const isReplaced = (name: string) => Object.hasOwn(replacedFields, name) || /^(?:location|provider)Name$/.test(name);

/** Asks both for the same and expects the same, but for what is replaced. */
async function expectAlike(source: FastifyInstance, copy: FastifyInstance, path: string): Promise<void> {
  const [own, recorded] = [await ask(source, path), await ask(copy, path)];
  const differing = differingKeys(own, recorded).filter((name) => !isReplaced(name));
  expect({ path, differing }).toEqual({ path, differing: [] });
}

describe.each([
  { name: 'the fixtures', options: {}, locations: 156 },
  { name: 'a made-up England of 100 locations', options: { england: { scale: 100 } }, locations: 100 },
])('a recorded world of $name', ({ name, options, locations }) => {
  const out = join(folder, name);
  let source: FastifyInstance;
  let copy: FastifyInstance;
  let ids: Record<'locations' | 'providers', string[]>;
  let printed: string;
  let base: string;
  beforeAll(async () => {
    ({ app: source, base } = await startSource(options));
    apps.push(source);
    // The names in the fixtures are invented as well: with another salt one of them may be invented anew, for somebody else.
    writeFileSync(`${out}.salt`, '5a'.repeat(32));
    const {
      code,
      out: text,
      err,
    } = await run(command, '--base', base, '--rate', '2000', ...everything, '--changes', '3', '--out', out);
    expect([code, err]).toEqual([0, '']);
    printed = text;
    copy = await createMockServer({ data: out, limit: 0, keys: [key] });
    apps.push(copy);
    const listIds = async (kind: string, idName: string) =>
      ((await ask(source, `/${kind}?perPage=100000`))[kind] as Record<string, string>[]).map((item) =>
        String(item[idName]),
      );
    ids = { locations: await listIds('locations', 'locationId'), providers: await listIds('providers', 'providerId') };
  }, 300_000);

  it('holds them all, and says so', () => {
    expect(ids.locations).toHaveLength(locations);
    expect(printed).toMatch(new RegExp(`^holds ${locations} locations, ${ids.providers.length} providers, `, 'm'));
    expect(printed).toContain('leads outside, where the answer is 404: 0 locations, 0 providers,');
  });

  it('serves the same bodies and parts of bodies', async () => {
    for (const kind of ['locations', 'providers'] as const) {
      for (const id of ids[kind]) await expectAlike(source, copy, `/${kind}/${id}`);
      for (const id of ids[kind].slice(0, 40)) {
        await expectAlike(source, copy, `/${kind}/${id}/inspection-areas`);
        await expectAlike(source, copy, `/${kind}/${id}/assessment-service-groups`);
      }
    }
    for (const id of ids.providers) await expectAlike(source, copy, `/providers/${id}/locations`);
    for (const id of ids.locations.slice(0, 40))
      await expectAlike(source, copy, `/locations/${id}/provider-inspection-areas`);
    expect(await ask(copy, '/inspection-areas')).toEqual(await ask(source, '/inspection-areas'));
  });

  it('serves the same lists, pages and filters', async () => {
    const bodies = await Promise.all(ids.locations.map((id) => ask(source, `/locations/${id}`)));
    const filters = ['', ...listFilters(bodies)];
    let found = 0;
    for (const query of filters) {
      const path = `/locations?perPage=7&page=2&${query}`.replace(/&$/, '');
      await expectAlike(source, copy, path);
      found += Number((await ask(copy, path)).total);
      if (/^(?:careHome|gac|ods|onspd)/.test(query)) continue;
      const providers = `/providers?perPage=1000&${query}`.replace(/&$/, '');
      await expectAlike(source, copy, providers);
    }
    expect(found).toBeGreaterThan(locations);
  });

  it('serves the same changes for windows whose edges it knows', async () => {
    const { changes } = JSON.parse(readFileSync(join(out, 'recorded.json'), 'utf8'));
    const [from, to, hour] = [Date.parse(changes.from), Date.parse(changes.to), 3_600_000];
    const windows = [[from, to], ...[0, 1, 5, 30, 71].map((start) => [from + start * hour, from + (start + 1) * hour])];
    let found = 0;
    for (const [start = 0, end = 0] of windows) {
      for (const type of ['location', 'provider']) {
        const time = (at: number) => new Date(at).toISOString();
        const path = `/changes/${type}?startTimestamp=${time(start)}&endTimestamp=${time(end)}`;
        expect(await ask(copy, path)).toEqual(await ask(source, path));
        found += texts((await ask(copy, path)).changes).length;
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  it('names nobody, and gives the same person the same name everywhere', async () => {
    const invented = new Map<string, Set<string>>();
    const collect = (own: unknown, recorded: unknown) => {
      if (typeof own !== 'object' || own === null) return;
      const nameOf = (person: unknown) => `${object(person).personGivenName} ${object(person).personFamilyName}`;
      if ('personFamilyName' in own)
        invented.set(nameOf(own), (invented.get(nameOf(own)) ?? new Set()).add(nameOf(recorded)));
      const values = Object.values(recorded as object);
      Object.values(own).forEach((value, index) => {
        collect(value, values[index]);
      });
    };
    for (const kind of ['locations', 'providers'] as const)
      for (const id of ids[kind]) collect(await ask(source, `/${kind}/${id}`), await ask(copy, `/${kind}/${id}`));
    expect(invented.size).toBeGreaterThan(10);
    const all = Object.values(readAll(out)).join('\n');
    for (const [real, names] of invented) {
      expect(names.size).toBe(1);
      expect([...names]).not.toEqual([real]);
      expect(all).not.toContain(real);
      expect(all).not.toContain(`"personFamilyName": "${real.split(' ').at(-1)}"`);
    }
  });

  it('holds no free text, no salt and no key', () => {
    const files = readAll(out);
    for (const text of Object.values(files)) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(readFileSync(`${out}.salt`, 'utf8').trim());
      expect(text.match(/"commentary": "(?!Text of|<p>Text of|")[^"]/g)).toBeNull();
    }
    expect(existsSync(`${out}.recording`)).toBe(false);
    expect(printed).not.toContain(key);
  });

  it('fits the definition, says npm run drift', async () => {
    const { code, out: text } = await run(drift, '--from', out);
    expect([code, text]).toEqual([
      0,
      `${out}: ${ids.locations.length + ids.providers.length + 1} bodies, 0 error answers, 0 differences\n`,
    ]);
  });
});

describe('a recorded part of the fixtures', () => {
  let source: FastifyInstance;
  let base: string;
  beforeAll(async () => {
    ({ app: source, base } = await startSource());
    apps.push(source);
  });
  const record = (...args: string[]) => run(command, '--base', base, '--rate', '2000', ...args);
  const serve = async (data: string) => {
    const app = await createMockServer({ data, limit: 0, keys: [key] });
    apps.push(app);
    return app;
  };

  it('is brought up to date by the same command, which prints what changed', async () => {
    const out = join(folder, 'updated');
    const again = () => record('--filter', 'region=London', '--most', '20', '--out', out);
    const { code } = await again();
    expect(code).toBe(0);
    const before = readAll(out);
    expect((await again()).out).toMatch(/^nothing has changed since the last recording$/m);
    expect(readAll(out)).toEqual(before);
    const [name = ''] = readdirSync(join(out, 'locations'));
    source.mock.patch('locations', name.replace('.json', ''), { numberOfBeds: 77 });
    expect((await again()).out).toContain(
      `since the last recording: 0 files new, 1 changed, 0 gone\nchanged  locations/${name}\n`,
    );
    expect(readFileSync(join(out, 'locations', name), 'utf8')).toContain('"numberOfBeds": 77');
  });

  it('brings the providers along, counts what leads outside, and answers it with 404', async () => {
    const out = join(folder, 'part');
    const { code, out: printed } = await record('--filter', 'region=London', '--most', '3', '--out', out);
    expect(code).toBe(0);
    expect(printed).toMatch(/^left out \d+ more locations\. --most/m);
    const { outside } = JSON.parse(readFileSync(join(out, 'recorded.json'), 'utf8'));
    const counts = ['locations', 'providers', 'reports'].map((kind) => outside[kind].length);
    expect(counts.some((count) => count > 0)).toBe(true);
    expect(printed).toContain(
      `leads outside, where the answer is 404: ${counts[0]} locations, ${counts[1]} providers, ${counts[2]} documents of reports, 0 changes`,
    );
    const copy = await serve(out);
    for (const kind of ['locations', 'providers', 'reports'])
      for (const id of outside[kind].slice(0, 5))
        expect((await ask(copy, `/${kind}/${encodeURI(id)}`)).status).toBe(404);
    for (const { locationId } of (await ask(copy, '/locations')).locations as { locationId: string }[]) {
      const { providerId } = await ask(copy, `/locations/${locationId}`);
      expect((await ask(copy, `/providers/${providerId}`)).status).toBe(200);
    }
  });

  it('takes ids in small letters and in a row, and providers with their locations', async () => {
    const out = join(folder, 'ids');
    const provider = (await ask(source, '/providers?inspectionDirectorate=Hospitals')).providers as {
      providerId: string;
    }[];
    const { locations } = await ask(source, '/locations?perPage=2');
    const [one, two] = (locations as { locationId: string }[]).map(({ locationId }) => locationId);
    const id = provider.at(-1)?.providerId ?? '';
    const { code } = await record('--provider', id.toLowerCase(), '--location', `${one},${two}`, '--out', out);
    expect(code).toBe(0);
    const copy = await serve(out);
    for (const location of [one, two, ...texts((await ask(source, `/providers/${id}`)).locationIds)])
      expect((await ask(copy, `/locations/${location}`)).status).toBe(200);
  });

  it('says which ids CQC does not know, records the rest and ends with 1', async () => {
    const out = join(folder, 'unknown');
    const { locations } = await ask(source, '/locations?perPage=1');
    const [known] = (locations as { locationId: string }[]).map(({ locationId }) => locationId);
    const {
      code,
      err,
      out: printed,
    } = await record(
      '--location',
      `${known}`,
      '1-999',
      '--provider',
      '1-998',
      '--location',
      '1-997',
      '--out',
      out,
    ).catch(() => ({ code: -1, err: '', out: '' }));
    expect([code, err, printed]).toEqual([2, expect.stringContaining('"1-999" may be a location or a provider'), '']);
    const second = await record('--location', `${known}`, '1-999', '--out', out);
    expect([second.code, second.err]).toEqual([1, 'CQC does not know 1-999.\n']);
    await serve(out);
    const nothing = await record('--location', '1-999', '--out', join(folder, 'nothing'));
    expect([nothing.code, nothing.out]).toEqual([2, '']);
    expect(nothing.err).toContain('so nothing was recorded');
    for (const name of ['nothing', 'nothing.salt', 'nothing.recording'])
      expect(existsSync(join(folder, name))).toBe(false);
  });

  it.each(['text', 'all'])('keeps reports with --reports %s, and says what stays', async (kind) => {
    const out = join(folder, `reports-${kind}`);
    const { code, out: printed } = await record(
      '--filter',
      'inspectionDirectorate=Adult social care',
      '--most',
      '12',
      '--reports',
      kind,
      '--keep-text',
      '--out',
      out,
    );
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^kept as they are: \d+ texts and \d+ documents of reports, which may name people\. Do not hand the folder on\.$/m,
    );
    const copy = await serve(out);
    const names = Object.keys(readAll(join(out, 'reports')));
    expect(names.length).toBeGreaterThan(3);
    const url = (name: string) =>
      `/public/v1/reports/${encodeURI(name.replaceAll('\\', '/').replace(/(?:\/report)?\.(?:pdf|txt)$/, ''))}`;
    for (const name of names) {
      const headers = {
        'ocp-apim-subscription-key': key,
        accept: name.endsWith('.txt') ? 'text/plain' : 'application/pdf',
      };
      const [own, recorded] = await Promise.all([source, copy].map((app) => app.inject({ url: url(name), headers })));
      expect(recorded?.headers['content-type']).toBe(own?.headers['content-type']);
      expect(recorded?.rawPayload.equals(own?.rawPayload as Buffer)).toBe(true);
    }
    expect(names.some((name) => name.endsWith('.pdf'))).toBe(kind === 'all');
    const [first = ''] = names.filter((name) => name.endsWith('.txt'));
    const pdf = await copy.inject({ url: url(first), headers: { 'ocp-apim-subscription-key': key } });
    expect(pdf.statusCode).toBe(kind === 'all' ? 200 : 404);
  });

  it('invents the same names again with the same salt, and others with another', async () => {
    const what = ['--filter', 'region=London', '--most', '5'];
    const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, name));
    await record(...what, '--out', `${one}`);
    cpSync(`${one}.salt`, `${two}.salt`);
    await record(...what, '--out', `${two}`);
    await record(...what, '--out', `${three}`);
    expect(readAll(`${two}`)).toEqual(readAll(`${one}`));
    expect(readAll(`${three}`)).not.toEqual(readAll(`${one}`));
  });
});
