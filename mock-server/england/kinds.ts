import type { Location, Organisation, Provider } from '../cqc-api/filters.ts';
import type { World } from '../cqc-api/world.ts';
import { createLottery, type Lottery } from './numbers.ts';
import { shares } from './shares.ts';

/** What a provider runs: its model, a body of the fixtures that it is written after, and the models of its locations, by whether they are registered. */
export interface Group {
  name: string;
  providers: Record<Status, Lottery<Provider>>;
  locations: Record<Status, Lottery<Location>>;
}

export type Status = 'Registered' | 'Deregistered';

/** Models and groups, made from fixtures. */
export interface Kinds {
  locations: Location[];
  providers: Provider[];
  groups: Group[];
}

/** @param world fixtures in which every group has a location of each status. */
export function createKinds(world: World): Kinds {
  const locations = [...world.locations.map(({ body }) => body), ...listUnrated(world)];
  const known = new Map(world.providers.map(({ id, body }) => [id, body]));
  const groupOfProvider = new Map(locations.map((body) => [body.providerId, groupOf(body)]));
  // The fixtures have no provider of every group that has given up, so each is taken in both states.
  const providers = [...known.values()]
    .filter(({ providerId }) => groupOfProvider.has(providerId))
    .flatMap((body) => (body.registrationStatus === 'Registered' ? [body, deregister(body)] : [body]));

  const groups = Object.keys(shares.groups).map((name): Group => {
    const own = locations.filter((body) => groupOf(body) === name);
    const owners = providers.filter(({ providerId }) => groupOfProvider.get(providerId) === name);
    const ofStatus = <T extends Organisation>(models: T[], status: Status) => {
      const found = models.filter(({ registrationStatus }) => registrationStatus === status);
      if (found.length === 0)
        throw new Error(`No fixture is ${status} among ${name}. Add one to scripts/fixture-world.`);
      return found;
    };
    const rated = (status: Status) => {
      const found = ofStatus(own, status);
      const alike = (label: string) => found.filter((body) => ratingLabel(body) === label).length;
      return createLottery(found, (body) => weightOf(ratingLabel(body), status) / alike(ratingLabel(body)));
    };
    const any = (status: Status) => createLottery(ofStatus(owners, status), () => 1);
    return {
      name,
      providers: { Registered: any('Registered'), Deregistered: any('Deregistered') },
      locations: { Registered: rated('Registered'), Deregistered: rated('Deregistered') },
    };
  });
  return { locations, providers, groups };
}

function groupOf({ type, careHome }: Location): string {
  if (type !== 'Social Care Org') return type ?? '';
  return careHome === 'Y' ? `${type}, care homes` : `${type}, at home`;
}

const ratingLabel = ({ currentRatings, assessment }: Location): string =>
  currentRatings?.overall?.rating ?? (assessment ? 'assessed' : 'none');

const weightOf = (label: string, status: Status): number =>
  label === 'none' ? shares.unrated[status] : (shares.ratings[label] ?? shares.otherRating);

/** Locations that gave up before they were inspected: half of the live ones that gave up, and few of the fixtures. */
function listUnrated({ locations }: World): Location[] {
  const gone = locations
    .map(({ body }) => body)
    .filter(({ registrationStatus }) => registrationStatus === 'Deregistered');
  const firsts = new Map(gone.toReversed().map((body) => [groupOf(body), body]));
  return [...firsts.values()].map(
    ({ currentRatings: _c, historicRatings: _h, reports: _r, lastReport: _l, lastInspection: _i, ...rest }) => rest,
  );
}

/** A provider that has given up: no activities any more, and the day on which it did behind that of its registration. */
function deregister(body: Provider): Provider {
  const entries = Object.entries(body).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'registrationStatus') return [[key, 'Deregistered']];
    if (key === 'regulatedActivities') return [[key, []]];
    if (key === 'registrationDate') {
      return [
        [key, value],
        ['deregistrationDate', '2024-09-30'],
      ];
    }
    return [[key, value]];
  });
  return Object.fromEntries(entries);
}
