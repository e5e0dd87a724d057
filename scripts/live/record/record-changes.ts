import { text } from '../../lib/json.ts';
import type { Asker } from './asker.ts';
import { type PagedList, readPages } from './read-pages.ts';
import type { RecordedChange, RecordedWorld } from './recorded-world.ts';
import type { Selection } from './selection.ts';

const minuteMs = 60_000;
const perPage = 1000;

/** A window of changes, in ms. */
interface Window {
  start: number;
  end: number;
}

/** The windows of a selection: they end with the last full one before `now`, so that every start of a run has the same. */
export function listWindows({ days, resolution }: NonNullable<Selection['changes']>, now: number): Window[] {
  const step = resolution * minuteMs;
  const end = Math.floor(now / step) * step;
  const first = end - days * 1440 * minuteMs;
  const windows: Window[] = [];
  for (let start = first; start < end; start += step) windows.push({ start, end: Math.min(start + step, end) });
  return windows;
}

/** The changes of all windows, and where CQC's lists of them were not as they should be. */
export interface RecordedChanges {
  changes: NonNullable<RecordedWorld['changes']>;
  /** What stood in the place of an id and is none. */
  wrongIds: number;
  /** How many more changes CQC counts than its lists gave. */
  unlisted: number;
}

/**
 * Asks which organisations changed in each window. CQC gives ids without times, so a change is filed at the beginning of its
 * window, and an id that changed twice stands in each.
 */
export async function recordChanges(
  changes: NonNullable<Selection['changes']>,
  now: number,
  asker: Asker,
): Promise<RecordedChanges> {
  let [wrongIds, unlisted] = [0, 0];
  const windows = listWindows(changes, now);
  const events: RecordedChange[] = [];
  for (const window of windows) {
    for (const organisationType of ['location', 'provider'] as const) {
      const changedAt = writeTime(window.start);
      const found = new Set<string>();
      const { nameless, left } = await readPages(asker, listOf(organisationType, window), (ids) => {
        for (const id of ids) found.add(id);
        return true;
      });
      wrongIds += nameless;
      unlisted += left;
      for (const organisationId of found) events.push({ organisationType, organisationId, changedAt });
    }
  }
  const [from = 0, to = 0] = [windows[0]?.start, windows.at(-1)?.end];
  const written = { from: writeTime(from), to: writeTime(to), resolutionMinutes: changes.resolution };
  return { changes: { events, ...written }, wrongIds, unlisted };
}

function listOf(type: string, { start, end }: Window): PagedList {
  const query = new URLSearchParams({ startTimestamp: writeTime(start), endTimestamp: writeTime(end) });
  return { name: 'changes', path: (page) => `/changes/${type}?page=${page}&perPage=${perPage}&${query}`, idOf: text };
}

const writeTime = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
