import { oncePer } from '../../scripts/lib/once-per.ts';
import type { ShapeChecks } from '../../scripts/lib/shape-checks.ts';
import { jsonType } from '../cqc-api/answer.ts';
import { giveBackBuffer } from '../cqc-api/buffer-pool.ts';
import { checkWorld } from '../cqc-api/check-world.ts';
import type { Location, Organisation, Provider } from '../cqc-api/filters.ts';
import type { Kind, WorldSource } from '../cqc-api/live-world.ts';
import type { Organisations, Register } from '../cqc-api/register.ts';
import type { Document, ReportFile, World } from '../cqc-api/world.ts';
import { type Bodies, createBodies } from './bodies.ts';
import { createEvents } from './events.ts';
import { createKinds } from './kinds.ts';
import { readLinkId } from './link-ids.ts';
import { createPlaces, type HealthBodies, type PlaceLookUp } from './places.ts';
import { createPopulation, type Numbered } from './population.ts';
import { shares } from './shares.ts';

/** How large a register is to be. */
export interface EnglandOptions {
  /** Locations; providers are in proportion. */
  scale?: number;
  seed?: number;
  /** Is told while lists and indexes are made, with the part that is done, from 0 to 1. */
  onProgress?: (part: number) => void;
}

const usualSeed = 2026;

/**
 * A register of England's size that is made up from a seed: the same in every process. Bodies are written, after those of the
 * fixtures, when they are asked for; what lists and filters need is worked out from the number of an organisation.
 * @param fixtures what the bodies are written after, checked.
 * @param now milliseconds since the epoch, up to which the changes go.
 */
export function createEngland(
  fixtures: World,
  checks: ShapeChecks,
  now: number,
  { scale = shares.locations, seed = usualSeed, onProgress }: EnglandOptions = {},
): WorldSource {
  const kinds = createKinds(fixtures);
  const population = createPopulation(kinds, seed, scale);
  const places = createPlaces(fixtures, population);
  const bodies = createBodies(kinds, population, places);
  const { locations, providers } = population;
  const watch = countSteps(2 * (locations.count + providers.count), onProgress); // once for the rows, once for the filters
  const register = {
    locations: watch(list<Location>(locations, bodies.locations, places.locations, 'locationId')),
    providers: watch(list<Provider>(providers, bodies.providers, places.providers, 'providerId')),
    taxonomy: fixtures.taxonomy.body,
    findReport(linkId: string, name: string): ReportFile | undefined {
      const place = readLinkId(seed, linkId);
      if (!place || place.number >= population[place.kind].count) return undefined;
      const { number, kind } = place;
      const model = bodies[kind].reportsOf(number)[place.index];
      const report = fixtures.reports.get(model ?? '')?.get(name);
      const modelName = population[kind].modelOf(number).name ?? '';
      return report?.text === undefined
        ? report
        : { ...report, text: report.text.replaceAll(modelName, bodies[kind].nameOf(number)) };
    },
  };
  return {
    register,
    events: createEvents(population, now),
    check: createEditCheck(fixtures, checks, register),
  };
}

/** Tells a hundred times how many organisations were looked at. */
function countSteps(total: number, onProgress?: (part: number) => void) {
  let done = 0;
  const step = Math.ceil(total / 100);
  return <T>(organisations: Organisations<T>): Organisations<T> => {
    if (!onProgress) return organisations;
    const tellAfter =
      <R>(look: (position: number) => R) =>
      (position: number): R => {
        done += 1;
        if (done <= total && (done % step === 0 || done === total)) onProgress(done / total);
        return look(position);
      };
    const { entryAt, partsAt } = organisations;
    return { ...organisations, entryAt: tellAfter(entryAt), partsAt: tellAfter(partsAt) };
  };
}

/** Organisations by their position in the order of ids. */
function list<T extends Organisation>(
  numbered: Numbered<T>,
  { nameOf, write }: Bodies,
  { areaOf, healthBodiesOf, postalCodeOf }: PlaceLookUp,
  idName: 'locationId' | 'providerId',
): Organisations<T> {
  const kindOf = oncePer((model: T) => withoutOwn(model));
  const intern = createIntern<HealthBodies>();
  const commissionersOf = oncePer((model: T) =>
    oncePer((health: HealthBodies) => intern(commissionersIn(model, health))),
  );
  return {
    count: numbered.count,
    positionOf(id) {
      const number = numbered.numberOf(id);
      return number === undefined ? undefined : numbered.positionOf(number);
    },
    entryAt(position) {
      const number = numbered.numberAt(position);
      const entry: object = {
        [idName]: numbered.idOf(number),
        name: nameOf(number),
        postalCode: postalCodeOf(number),
      };
      return entry as T;
    },
    partsAt(position) {
      const number = numbered.numberAt(position);
      const model = numbered.modelOf(number);
      return [kindOf(model), areaOf(number) as T, commissionersOf(model)(healthBodiesOf(number)) as T];
    },
    bodyAt(position) {
      const { body, lent } = write(numbered.numberAt(position));
      const text = body.toString();
      giveBackBuffer(lent);
      return JSON.parse(text);
    },
    answerAt: (position) => ({ type: jsonType, ...write(numbered.numberAt(position)) }),
    keepsBodies: false,
  };
}

/** Makes what gives the first object in place of each that says the same: filters look at every part once. */
function createIntern<T extends object>(): (object: T) => T {
  const known = new Map<string, T>();
  return (object) => {
    const text = JSON.stringify(object);
    const first = known.get(text) ?? object;
    known.set(text, first);
    return first;
  };
}

/** What a model says of all that are written after it: neither who they are nor where. */
function withoutOwn<T extends Organisation>(model: T): T {
  const {
    locationId: _i,
    providerId: _p,
    locationIds: _s,
    name: _m,
    postalCode: _z,
    region: _r,
    localAuthority: _l,
    constituency: _c,
    onspdCcgCode: _o,
    onspdCcgName: _n,
    ...kind
  }: Location & Provider = model;
  return kind as T;
}

/** Who commissions care there: only what the model says too, and where a fixture of the place lacks it, in the model's words. */
function commissionersIn(model: Location, health: HealthBodies): HealthBodies {
  return {
    ...(model.onspdCcgCode && { onspdCcgCode: health.onspdCcgCode ?? model.onspdCcgCode }),
    ...(model.onspdCcgName && { onspdCcgName: health.onspdCcgName ?? model.onspdCcgName }),
  };
}

/**
 * Edits have to leave organisations where they belong, and are checked like fixtures otherwise: each beside those that it names,
 * of which only the ids matter.
 */
function createEditCheck(
  fixtures: World,
  checks: ShapeChecks,
  register: Record<Kind, Organisations<Location> | Organisations<Provider>> & Pick<Register, 'findReport'>,
): WorldSource['check'] {
  // The check asks only whether a report is there.
  const reports = {
    get: (linkId: string) => ({ has: (name: string) => register.findReport(linkId, name) !== undefined }),
  } as unknown as World['reports'];
  const changes = { ...fixtures.changes, body: { events: [] } };
  const fitting = new WeakSet<object>(); // no edit changes what another is checked beside
  const check = (kind: Kind, id: string, after: Location & Provider) => {
    if (fitting.has(after)) return;
    const position = register[kind].positionOf(id);
    const before: Location & Provider = position === undefined ? {} : register[kind].bodyAt(position);
    const { providerId = '', locationIds = [id] } = before;
    const documents = {
      locations: locationIds.map((locationId) => asDocument('locations', locationId, { locationId, providerId })),
      providers: [asDocument('providers', providerId, { providerId, locationIds })],
    };
    checkWorld({ ...fixtures, ...documents, [kind]: [asDocument(kind, id, after)], changes, reports }, checks);
    fitting.add(after);
  };
  return ({ locations, providers }) => {
    for (const [id, body] of locations) check('locations', id, body);
    for (const [id, body] of providers) check('providers', id, body);
  };
}

const asDocument = <T>(kind: Kind, id: string, body: T): Document<T> => ({ id, file: `${kind}/${id}.json`, body });
