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
      expect(locations.entryAt(position)).toBe(body);
      expect(locations.partsAt(position)).toEqual([body]);
      expect(locations.answerAt(position).body).toBe(JSON.stringify(body));
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
    expect([edited.bodyAt(1), edited.entryAt(1), edited.partsAt(1)]).toEqual([body, body, [body]]);
    expect(edited.answerAt(1).body).toBe(JSON.stringify(body));
  });

  it('leaves the others as they are', () => {
    expect([edited.bodyAt(0), edited.entryAt(0), edited.partsAt(0)]).toEqual([first.body, first.body, [first.body]]);
    expect(edited.answerAt(0).body).toBe(JSON.stringify(first.body));
  });
});
