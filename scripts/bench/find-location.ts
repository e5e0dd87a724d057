/** The path of the location whose detail is nearest to a size. */
export async function findLocation(ask: (path: string) => Promise<string>, size: number): Promise<string> {
  const [path = ''] = await findLocations(ask, size, 1);
  return path;
}

/**
 * Paths of the locations whose details are nearest to a size, the nearest first.
 * @param ask gives the body of CQC's face for a path.
 * @param size in characters.
 */
export async function findLocations(
  ask: (path: string) => Promise<string>,
  size: number,
  count: number,
): Promise<string[]> {
  const { locations } = JSON.parse(await ask('/public/v1/locations?perPage=5000')) as {
    locations: { locationId: string }[];
  };
  const found: { path: string; distance: number }[] = [];
  for (const { locationId } of locations) {
    const path = `/public/v1/locations/${locationId}`;
    found.push({ path, distance: Math.abs((await ask(path)).length - size) });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ path }) => path);
}

/** Paths of locations from all over the list, none of them twice. */
export async function findListed(ask: (path: string) => Promise<string>, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let page = 1; paths.length < count; page++) {
    const text = await ask(`/public/v1/locations?page=${page * 3}&perPage=50`);
    const { locations } = JSON.parse(text) as { locations: { locationId: string }[] };
    if (locations.length === 0) break;
    paths.push(...locations.map(({ locationId }) => `/public/v1/locations/${locationId}`));
  }
  return paths.slice(0, count);
}
