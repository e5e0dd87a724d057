import { describe, expect, it } from 'vitest';
import { createRegister, withEdits } from '../../../mock-server/cqc-api/register.ts';
import { world } from '../../contract/server.ts';

const { locations } = createRegister(world);
const [first, second] = world.locations;
if (!first || !second) throw new Error('The fixtures need two locations.');

describe('a register of fixtures', () => {
  it('knows each organisation by its id and by its place', () => {
    expect(locations.count).toBe(world.locations.length);
    for (const [position, { id, body }] of world.locations.entries()) {
      expect(locations.positionOf(id)).toBe(position);
      expect(locations.bodyAt(position)).toBe(body);
      expect(locations.outlineAt(position)).toBe(body);
      expect(locations.textAt(position)).toBe(JSON.stringify(body));
    }
  });

  it('has no place for an id that nobody has', () => {
    expect(locations.positionOf('1-0')).toBeUndefined();
  });

  it('finds a document of a report, and nothing of another', () => {
    const { findReport } = createRegister(world);
    const [linkId, documents] = [...world.reports][0] ?? ['', new Map()];
    for (const [name, document] of documents) expect(findReport(linkId, name)).toBe(document);
    expect(findReport(linkId, 'no such type')).toBeUndefined();
    expect(findReport('no such link', '')).toBeUndefined();
  });
});

describe('a register with edits', () => {
  const edited = withEdits(locations, new Map([[second.id, { locationId: second.id, name: 'Another name' }]]));

  it('is the same where there are none', () => {
    expect(withEdits(locations, new Map())).toBe(locations);
  });

  it('has the new body in the place of the old one, everywhere', () => {
    const body = { locationId: second.id, name: 'Another name' };
    expect(edited.count).toBe(locations.count);
    expect(edited.positionOf(second.id)).toBe(1);
    expect([edited.bodyAt(1), edited.outlineAt(1), edited.textAt(1)]).toEqual([body, body, JSON.stringify(body)]);
  });

  it('leaves the others as they are', () => {
    expect([edited.bodyAt(0), edited.outlineAt(0), edited.textAt(0)]).toEqual([
      first.body,
      first.body,
      JSON.stringify(first.body),
    ]);
  });
});
