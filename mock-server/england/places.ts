import { oncePer } from '../../scripts/lib/once-per.ts';
import type { Location } from '../cqc-api/filters.ts';
import type { World } from '../cqc-api/world.ts';
import { type Council, councils, regions } from './councils.ts';
import { createLottery, pick, scatter } from './numbers.ts';
import type { Population } from './population.ts';
import { shares } from './shares.ts';

/** The areas that an organisation lies in, field by field as bodies have them; one object for all that lie in the same. */
export type Area = Required<Pick<Location, 'region' | 'localAuthority' | 'constituency'>>;

/** The health bodies of an area; one that its fixture lacks is missing. */
export type HealthBodies = Pick<Location, 'onspdCcgCode' | 'onspdCcgName' | 'onspdIcbCode' | 'onspdIcbName'>;

/** Where in them it is. */
export interface Address {
  postalCode: string;
  postalAddressLine1: string;
  postalAddressLine2: string;
  postalAddressTownCity: string;
  postalAddressCounty: string;
  onspdLatitude: number;
  onspdLongitude: number;
}

const [forCouncil, forMove, forStreet, forCode, forSeat, forArea, forSpot] = [11, 12, 13, 14, 15, 16, 17];
const streets = ['Amberfield', 'Briarwick', 'Coldwater', 'Dovecote', 'Elmhurst', 'Foxglove', 'Greenlane', 'Hollybush'];
const endings = ['Road', 'Street', 'Avenue', 'Close', 'Lane', 'Way', 'Drive', 'Gardens'];
const points = ['Central', 'North', 'South', 'East', 'West', 'North East', 'North West', 'South East', 'South West'];
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Makes where organisations are. The health bodies of a region are those that its fixtures name. */
export function createPlaces(world: World, { seed, locations, locationsOf, providerOf }: Population) {
  const byPopulation = createLottery([...councils.keys()], (council) => councils[council]?.population ?? 0);
  const healthBodies = new Map(
    Object.keys(regions).map((region) => [
      region,
      world.locations.map(({ body }) => body).filter((body) => body.region === region && body.onspdIcbCode),
    ]),
  );
  const drawCouncil = (location: number): number => {
    const provider = providerOf(location);
    const isFirst = locationsOf(provider).first === location;
    const stays = isFirst || scatter(seed, location, forMove) / 2 ** 32 < shares.sameCouncil;
    return byPopulation.draw(stays ? scatter(seed, provider, forCouncil) : scatter(seed, location, forCouncil + 50));
  };
  // Drawn once, because all that is said of a place asks for it.
  const drawn = Uint16Array.from({ length: locations.count }, (_none, location) => drawCouncil(location));
  const councilOfLocation = (location: number) => councils[drawn[location] as number] as Council;
  const areasOf = oncePer((council: Council) => {
    const { name, region, population } = council;
    const seats = Math.min(Math.max(1, Math.round(population / 110)), points.length);
    const lieIn = (constituency: string): Area => ({ region, localAuthority: name, constituency });
    if (seats === 1) return [lieIn(townOf(council))];
    return points.slice(0, seats).map((point) => lieIn(`${townOf(council)} ${point}`));
  });
  const postalCodeIn = ({ region }: Council, number: number): string => {
    const code = scatter(seed, number, forCode);
    return (
      `${pick(regions[region]?.areas ?? [], code)}${1 + ((code >>> 8) % 20)} ` +
      `${(code >>> 13) % 10}${letters[(code >>> 17) % letters.length]}${letters[(code >>> 22) % letters.length]}`
    );
  };
  const addressIn = (council: Council, number: number): Address => {
    const [street, spot] = [scatter(seed, number, forStreet), scatter(seed, number, forSpot)];
    const town = townOf(council);
    return {
      postalCode: postalCodeIn(council, number),
      postalAddressLine1: `${1 + (street % 180)} ${pick(streets, street >>> 8)} ${pick(endings, street >>> 16)}`,
      postalAddressLine2: `${pick(streets, street >>> 20)} Park`,
      postalAddressTownCity: town,
      postalAddressCounty: town,
      onspdLatitude: near(council.latitude, spot),
      onspdLongitude: near(council.longitude, spot >>> 16),
    };
  };
  const none: HealthBodies = {};
  const createLookUp = (councilOf: (number: number) => Council, saltOf: (number: number) => number): PlaceLookUp => ({
    areaOf: (number) => pick(areasOf(councilOf(number)), scatter(seed, saltOf(number), forSeat)),
    healthBodiesOf: (number) =>
      pick(healthBodies.get(councilOf(number).region) ?? [], scatter(seed, saltOf(number), forArea)) ?? none,
    postalCodeOf: (number) => postalCodeIn(councilOf(number), saltOf(number)),
    addressOf: (number) => addressIn(councilOf(number), saltOf(number)),
  });
  return {
    locations: createLookUp(councilOfLocation, (location) => location),
    /** A provider has its office near its first location. */
    providers: createLookUp(
      (provider) => councilOfLocation(locationsOf(provider).first),
      (provider) => -1 - provider,
    ),
  };
}

/** Where the organisations of one kind are, by number. */
export interface PlaceLookUp {
  areaOf(number: number): Area;
  healthBodiesOf(number: number): HealthBodies;
  postalCodeOf(number: number): string;
  addressOf(number: number): Address;
}

/** Counted in ten-thousandths of a degree: a remainder would have to be rounded away, which takes longer than all else. */
const near = (middle: number, bits: number): number => (Math.round(middle * 10_000) + (bits % 8000) - 4000) / 10_000;

const townOf = oncePer(({ name }: Council): string => name.split(',')[0] as string);
