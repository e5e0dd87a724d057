interface Change {
  organisationType: 'location' | 'provider';
  organisationId: string;
  changedAt: string;
}

/**
 * The log of a world in which every location changes once more: that of the fixtures is too short for a page of 1,000. The
 * changes are spread over October, so that a window of some days has locations from all over the list.
 */
export function spreadChanges<T extends Change>(world: {
  locations: { locationId: string }[];
  changes: { events: T[] };
}): (T | Change)[] {
  const from = Date.parse('2026-10-01T00:00:00Z');
  const seconds = 31 * 86_400;
  const more = world.locations.map(
    ({ locationId }, index): Change => ({
      organisationType: 'location',
      organisationId: locationId,
      changedAt: new Date(from + ((index * 7919 * 347) % seconds) * 1000).toISOString(),
    }),
  );
  return [...world.changes.events, ...more].sort((a, b) => Date.parse(a.changedAt) - Date.parse(b.changedAt));
}
