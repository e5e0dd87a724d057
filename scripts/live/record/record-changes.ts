import { texts } from '../../lib/json.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Asker } from './asker.ts';
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

/**
 * Asks which organisations changed in each window. CQC gives ids without times, so a change is filed at the beginning of its
 * window, and an id that changed twice stands in each.
 */
export async function recordChanges(
  changes: NonNullable<Selection['changes']>,
  now: number,
  asker: Asker,
): Promise<NonNullable<RecordedWorld['changes']>> {
  const windows = listWindows(changes, now);
  const events: RecordedChange[] = [];
  for (const window of windows) {
    for (const organisationType of ['location', 'provider'] as const) {
      const changedAt = writeTime(window.start);
      for (const organisationId of await readWindow(organisationType, window, asker))
        events.push({ organisationType, organisationId, changedAt });
    }
  }
  const [from = 0, to = 0] = [windows[0]?.start, windows.at(-1)?.end];
  return { events, from: writeTime(from), to: writeTime(to), resolutionMinutes: changes.resolution };
}

async function readWindow(type: string, { start, end }: Window, asker: Asker): Promise<Set<string>> {
  const found = new Set<string>();
  for (let page = 1; ; page++) {
    const query = new URLSearchParams({ startTimestamp: writeTime(start), endTimestamp: writeTime(end) });
    const ids = await asker.ask(`/changes/${type}?page=${page}&perPage=${perPage}&${query}`, (body) => {
      if (Array.isArray(body.changes)) return texts(body.changes).filter((id) => id !== '');
      throw new Refusal('The list of changes has no "changes". Check the address.');
    });
    const before = found.size;
    for (const id of ids ?? []) found.add(id);
    if ((ids ?? []).length < perPage || found.size === before) return found;
  }
}

const writeTime = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
