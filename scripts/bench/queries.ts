/** Values of the filter `region` (recorded bodies); any selection of them is one query. */
const regions = [
  'East',
  'East Midlands',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire & Humberside',
];

/** One kind of call under measurement: paths that ask for answers of about one size and none of them twice. */
export interface Queries {
  name: string;
  paths: string[];
  /** The most processor time that one may cost, as a multiple of what a bare Fastify needs to send as many bytes. */
  most: number;
}

/**
 * Lists that are cut out by any seven to nine of the nine regions, so that no two queries have the same answer.
 * @param filters further filters, such as `careHome=Y`, or none.
 */
export function listQueries(perPage: number, filters = ''): string[] {
  const sets = regionSets();
  return Array.from({ length: 600 }, (_none, index) => {
    const chosen = sets[index % sets.length] as string[];
    // Every set has come once before the size of the page changes by one.
    const size = perPage - Math.floor(index / sets.length);
    return `/public/v1/locations?${filters}&${chosen.join('&')}&perPage=${size}`.replace('?&', '?');
  });
}

function regionSets(): string[][] {
  const sets: string[][] = [];
  for (let left = 0; left < regions.length; left++) {
    for (let also = left; also < regions.length; also++) {
      sets.push(
        regions.flatMap((region, at) => (at === left || at === also ? [] : `region=${encodeURIComponent(region)}`)),
      );
    }
  }
  return sets;
}

/** Pages without filters of about one size. */
export const pageQueries = (perPage: number): string[] =>
  Array.from({ length: 50 }, (_none, less) => `/public/v1/locations?perPage=${perPage - less}`);

/** Pages of changes from the `from`th second of a day on until the end of a day. */
export const changesQueries = (perPage: number, firstDay: string, lastDay: string): string[] =>
  Array.from({ length: 600 }, (_none, second) => {
    const start = new Date(Date.parse(`${firstDay}T00:00:00Z`) + second * 1000).toISOString();
    return `/public/v1/changes/location?startTimestamp=${start}&endTimestamp=${lastDay}T00:00:00Z&perPage=${perPage}`;
  });
