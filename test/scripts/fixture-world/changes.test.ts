import { describe, expect, it } from 'vitest';
import { events, location, provider } from './fixtures.ts';

describe('changes', () => {
  it('fill 30 days in order', () => {
    expect(events.length).toBeGreaterThanOrEqual(300);
    const times = events.map(({ changedAt }) => changedAt);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2026-10-01T00:00:00Z');
    expect((times.at(-1) ?? '') < '2026-10-31T00:00:00Z').toBe(true);
    expect(new Set(times.map((time) => time.slice(0, 10))).size).toBe(30);
    expect(times.every((time) => /^2026-10-\d\dT\d\d:\d\d:\d\dZ$/.test(time))).toBe(true);
    expect(times.filter((time) => time.endsWith('T00:00:00Z')).length).toBeGreaterThan(5);
  });

  it.each(['location', 'provider'])('name some %s ids twice, some without a document', (type) => {
    const ids = events.filter((event) => event.organisationType === type).map((event) => event.organisationId);
    const isKnown = (id: string) => (type === 'location' ? location(id) : provider(id)) !== undefined;
    expect(new Set(ids).size).toBeLessThan(ids.length);
    expect(new Set(ids.filter((id) => !isKnown(id.toUpperCase()))).size).toBeGreaterThanOrEqual(3);
    expect(ids.filter(isKnown).length).toBeGreaterThan(50);
  });

  it.each(['location', 'provider'])('name one %s that there is in lower case', (type) => {
    const ids = events.filter((event) => event.organisationType === type).map((event) => event.organisationId);
    const lowered = ids.filter((id) => id !== id.toUpperCase());
    expect(lowered).toHaveLength(1);
    expect(lowered.map((id) => (type === 'location' ? location : provider)(id.toUpperCase()))).not.toContain(undefined);
  });
});
