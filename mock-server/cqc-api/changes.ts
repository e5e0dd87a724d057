import { compareTexts } from '../../scripts/lib/compare-texts.ts';
import { select } from './position-sets.ts';
import { createRowBlock, type RowBlock } from './row-block.ts';
import type { Selection } from './runs.ts';
import { createScratch } from './scratch.ts';
import { createWindows } from './windows.ts';

/** One entry of the change log: an organisation changed at a moment (ISO 8601, UTC). */
export interface Change {
  organisationType: 'location' | 'provider';
  organisationId: string;
  changedAt: string;
}

/** Which organisations changed: positions in a list of ids in string order. Lasts until the log is asked again. */
export interface ChangedIds {
  /** The ids as JSON. */
  rows: RowBlock;
  selection: Selection;
}

/** A change log that can be asked for windows and can grow. */
export interface ChangeLog {
  /** Ids of the organisations that changed from `start` (included) to `end` (excluded), each once, in string order. */
  between(type: string, start: number, end: number): ChangedIds;
  add(change: Change): void;
}

/** Makes a change log; times are compared as milliseconds since the epoch. */
export function createChangeLog(changes: readonly Change[]): ChangeLog {
  const all = [...changes];
  const logs = new Map<string, ReturnType<typeof createLog>>();
  const logOf = (type: string) => {
    const known = logs.get(type);
    if (known) return known;
    const log = createLog(all.filter(({ organisationType }) => organisationType === type));
    logs.set(type, log);
    return log;
  };
  return {
    between: (type, start, end) => logOf(type)(start, end),
    add(change) {
      all.push(change);
      logs.delete(change.organisationType);
    },
  };
}

/** The changes of one type of organisation in the order of time, with their ids as positions in a list. */
function createLog(changes: readonly Change[]): (start: number, end: number) => ChangedIds {
  const ids = [...new Set(changes.map(({ organisationId }) => organisationId))].sort(compareTexts);
  const positionOf = new Map(ids.map((id, position) => [id, position]));
  const inTime = changes
    .map(({ organisationId, changedAt }) => ({
      time: Date.parse(changedAt),
      position: positionOf.get(organisationId) ?? 0,
    }))
    .sort((a, b) => a.time - b.time);
  const times = Float64Array.from(inTime, ({ time }) => time);
  const positions = Uint32Array.from(inTime, ({ position }) => position);
  const rows = createRowBlock(ids.length, (position) => JSON.stringify(ids[position]));
  const collect = createWindows(positions, ids.length);
  const scratch = createScratch(ids.length);
  return (start, end) => {
    scratch.clear();
    const changed = collect(countBefore(times, start), countBefore(times, end), scratch);
    return { rows, selection: select([changed], scratch) };
  };
}

/** How many of the rising times lie before a moment. */
function countBefore(times: Float64Array, moment: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
