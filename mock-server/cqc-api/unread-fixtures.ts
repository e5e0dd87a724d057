import type { Dirent } from 'node:fs';

/** What to do about an entry of a folder that nobody reads; undefined where it does not look like a fixture. */
export type AdviseUnread = (entry: Dirent) => string | undefined;

/** Files of the system and of programs that have a fixture open: `.DS_Store`, `._1-1000000001.json`, `~$1-1000000001.json`. */
export const isHidden = ({ name }: Dirent): boolean => /^(?:\.|~\$)/.test(name);

/** Those, and notes for people. */
const isNoFixture = (entry: Dirent): boolean => isHidden(entry) || /^readme\b/i.test(entry.name);

/** The ending of a fixture as it may come out, with the .txt that Notepad adds. */
const fixtureEnding = /\.json(?:\.txt)?$/i;

/** A name like nearly all of CQC's, such as 1-1000000001 and RM3A: one like NOTES or 2026-11 may be anybody's. */
const isOrganisation = (name: string): boolean =>
  fixtureEnding.test(name) && /^(?:1-\d+|[A-Z]+\d[A-Z\d]*)$/.test(name.replace(fixtureEnding, ''));

/** A name without what is forgotten or added most often: case, ending and the `s` of a plural. */
const stemOf = (name: string): string => name.toLowerCase().replace(fixtureEnding, '').replace(/s$/, '');

/** In the folder of a world, beside the names that it has. */
export const adviseInWorld =
  (known: readonly string[]): AdviseUnread =>
  (entry) => {
    if (isNoFixture(entry)) return undefined;
    const found = known.find((name) => stemOf(name) === stemOf(entry.name));
    if (found) return `Name it ${found}, or take it out.`;
    return isOrganisation(entry.name) ? 'Put it into locations or providers, or take it out.' : undefined;
  };

/** In `locations` and `providers`. */
export const adviseInKind: AdviseUnread = (entry) => {
  if (isNoFixture(entry)) return undefined;
  if (entry.isDirectory()) return 'Put its files beside it, or take it out.';
  return fixtureEnding.test(entry.name)
    ? 'End its name with .json, in small letters and with nothing behind it; Windows may not show a .txt there.'
    : undefined;
};

const isDocument = ({ name }: Dirent): boolean => /\.(?:pdf|txt)$/i.test(name);

/** In `reports`. */
export const adviseInReports: AdviseUnread = (entry) =>
  !isNoFixture(entry) && isDocument(entry) ? 'Put it into a folder named after the link id of the report.' : undefined;

/** In the folder of a report. */
export const adviseInReport: AdviseUnread = (entry) => {
  if (isNoFixture(entry)) return undefined;
  if (entry.isDirectory()) return 'Put its files beside it, or take it out.';
  if (!isDocument(entry)) return undefined;
  return /\.txt$/.test(entry.name)
    ? 'Put the PDF with the same name beside it, or take it out.'
    : 'End its name with .pdf or .txt, in small letters.';
};
