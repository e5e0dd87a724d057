import type { Change } from './changes.ts';

const dayMs = 86_400_000;

/**
 * Moves a change log by whole days, so that its newest change is the latest possible one that is not after `now`: "the last
 * week" is never empty then. Order, distances and times of day stay.
 * @param now milliseconds since the epoch.
 */
export function moveChanges(changes: readonly Change[], now: number): Change[] {
  // One by one: a call takes no more than about a hundred thousand arguments.
  const newest = changes.reduce((latest, { changedAt }) => Math.max(latest, Date.parse(changedAt)), -Infinity);
  const days = Math.floor((now - newest) / dayMs);
  if (days === 0 || !Number.isFinite(days)) return [...changes];
  return changes.map((change) => ({ ...change, changedAt: moveBy(change.changedAt, days) }));
}

/** Written as before: without fractions of a second where there were none. */
function moveBy(changedAt: string, days: number): string {
  const moved = new Date(Date.parse(changedAt) + days * dayMs).toISOString();
  return changedAt.includes('.') ? moved : moved.replace('.000Z', 'Z');
}
