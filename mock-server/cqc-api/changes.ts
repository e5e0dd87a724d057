import { compareTexts } from '../../scripts/lib/compare-texts.ts';

/** One entry of the change log: an organisation changed at a moment (ISO 8601, UTC). */
export interface Change {
  organisationType: 'location' | 'provider';
  organisationId: string;
  changedAt: string;
}

/** A change log that can be asked for windows and can grow. */
export interface ChangeLog {
  /** Ids of the organisations that changed from `start` (included) to `end` (excluded), each once, in string order. */
  between(type: string, start: number, end: number): string[];
  add(change: Change): void;
}

/** Makes a change log; times are compared as milliseconds since the epoch. */
export function createChangeLog(changes: readonly Change[]): ChangeLog {
  const times = changes.map((change) => ({ ...change, time: Date.parse(change.changedAt) }));
  return {
    between(type, start, end) {
      const ids = new Set<string>();
      for (const { organisationType, organisationId, time } of times) {
        if (organisationType === type && time >= start && time < end) ids.add(organisationId);
      }
      return [...ids].sort(compareTexts);
    },
    add(change) {
      times.push({ ...change, time: Date.parse(change.changedAt) });
    },
  };
}
