import type { World } from '../cqc-api/world.ts';
import { councils, regions, type Council } from './councils.ts';
import { createLottery, pick, scatter } from './numbers.ts';
import type { Population } from './population.ts';
import { shares } from './shares.ts';

/** Where an organisation is, field by field as bodies have it. */
export interface Place {
  postalAddressLine1: string;
  postalAddressLine2: string;
  postalAddressTownCity: string;
  postalAddressCounty: string;
  region: NonNullable<Council['region']>;
  postalCode: string;
  constituency: string;
  localAuthority: string;
  onspdLatitude: number;
  onspdLongitude: number;
  onspdCcgCode?: string | undefined;
  onspdCcgName?: string | undefined;
  onspdIcbCode?: string | undefined;
  onspdIcbName?: string | undefined;
}

const [forCouncil, forMove, forStreet, forCode, forSeat, forArea] = [11, 12, 13, 14, 15, 16];
const streets = ['Amberfield', 'Briarwick', 'Coldwater', 'Dovecote', 'Elmhurst', 'Foxglove', 'Greenlane', 'Hollybush'];
const endings = ['Road', 'Street', 'Avenue', 'Close', 'Lane', 'Way', 'Drive', 'Gardens'];
const points = ['Central', 'North', 'South', 'East', 'West', 'North East', 'North West', 'South East', 'South West'];
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Makes where organisations are. The health bodies of a region are those that its fixtures name. */
export function createPlaces(world: World, { seed, locationsOf, providerOf }: Population) {
  const byPopulation = createLottery(councils, ({ population }) => population);
  const healthBodies = new Map(
    Object.keys(regions).map((region) => [
      region,
      world.locations.filter(({ body }) => body.region === region && body.onspdIcbCode).map(({ body }) => body),
    ]),
  );
  const councilOfLocation = (location: number): Council => {
    const provider = providerOf(location);
    const isFirst = locationsOf(provider).first === location;
    const stays = isFirst || scatter(seed, location, forMove) / 2 ** 32 < shares.sameCouncil;
    return byPopulation.draw(stays ? scatter(seed, provider, forCouncil) : scatter(seed, location, forCouncil + 50));
  };
  const placeIn = (council: Council, number: number): Place => {
    const bits = (purpose: number) => scatter(seed, number, purpose);
    const { name, region, latitude, longitude, population } = council;
    const town = name.split(',')[0] as string;
    const [street, code, seat] = [bits(forStreet), bits(forCode), bits(forSeat)];
    const seats = Math.min(Math.max(1, Math.round(population / 110)), points.length);
    const health = pick(healthBodies.get(region) ?? [], bits(forArea));
    return {
      postalAddressLine1: `${1 + (street % 180)} ${pick(streets, street >>> 8)} ${pick(endings, street >>> 16)}`,
      postalAddressLine2: `${pick(streets, street >>> 20)} Park`,
      postalAddressTownCity: town,
      postalAddressCounty: town,
      region,
      postalCode:
        `${pick(regions[region]?.areas ?? [], code)}${1 + ((code >>> 8) % 20)} ` +
        `${(code >>> 13) % 10}${letters[(code >>> 17) % letters.length]}${letters[(code >>> 22) % letters.length]}`,
      constituency: seats === 1 ? town : `${town} ${points[seat % seats]}`,
      localAuthority: name,
      onspdLatitude: Number((latitude + ((seat >>> 8) % 8000) / 10_000 - 0.4).toFixed(6)),
      onspdLongitude: Number((longitude + ((seat >>> 16) % 8000) / 10_000 - 0.4).toFixed(6)),
      onspdCcgCode: health?.onspdCcgCode,
      onspdCcgName: health?.onspdCcgName,
      onspdIcbCode: health?.onspdIcbCode,
      onspdIcbName: health?.onspdIcbName,
    };
  };
  return {
    ofLocation: (location: number) => placeIn(councilOfLocation(location), location),
    /** A provider has its office near its first location. */
    ofProvider: (provider: number) => placeIn(councilOfLocation(locationsOf(provider).first), -1 - provider),
  };
}
