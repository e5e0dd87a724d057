import { describe, expect, it } from 'vitest';
import { type Change, type ChangedIds, createChangeLog } from '../../../mock-server/cqc-api/changes.ts';

const at = (second: number, organisationId: string, organisationType: Change['organisationType'] = 'location') => ({
  organisationType,
  organisationId,
  changedAt: new Date(second * 1000).toISOString(),
});

function idsOf({ rows, selection }: ChangedIds): string[] {
  const target = Buffer.alloc(10_000);
  return JSON.parse(`[${target.toString('utf8', 0, rows.write(selection.slice(0, 100), target, 0))}]`);
}

// Neither in the order of time nor in that of ids.
const log = createChangeLog([at(30, 'c'), at(10, 'b'), at(20, 'a'), at(20, 'b'), at(20, 'p', 'provider')]);

describe('a change log', () => {
  it.each<[string, number, number, string[]]>([
    ['everything', 0, 99, ['a', 'b', 'c']],
    ['nothing before the first', 0, 10, []],
    ['the first alone', 10, 11, ['b']],
    ['the start is included, the end is not', 10, 20, ['b']],
    ['two of one moment', 20, 21, ['a', 'b']],
    ['an id that changed twice once', 10, 30, ['a', 'b']],
    ['the last', 30, 31, ['c']],
    ['nothing after the last', 31, 99, []],
    ['nothing in a window without length', 20, 20, []],
  ])('%s (%i to %i)', (_, start, end, expected) => {
    const found = log.between('location', start * 1000, end * 1000);
    expect(idsOf(found)).toEqual(expected);
    expect(found.selection.total).toBe(expected.length);
  });

  it('keeps types apart, and knows nothing of another', () => {
    expect(idsOf(log.between('provider', 0, 99_000))).toEqual(['p']);
    expect(idsOf(log.between('other', 0, 99_000))).toEqual([]);
  });

  it('takes a change at any time, of its type alone, and leaves the list that it was made of', () => {
    const changes = [at(10, 'b')];
    const growing = createChangeLog(changes);
    expect(idsOf(growing.between('location', 0, 99_000))).toEqual(['b']);
    growing.add(at(5, 'a'));
    growing.add(at(6, 'p', 'provider'));
    expect(idsOf(growing.between('location', 0, 99_000))).toEqual(['a', 'b']);
    expect(idsOf(growing.between('location', 0, 6000))).toEqual(['a']);
    expect(idsOf(growing.between('provider', 0, 99_000))).toEqual(['p']);
    expect(changes).toHaveLength(1);
  });
});
