import type { Dirent } from 'node:fs';

/** What to do about an entry of a folder that nobody reads; undefined where it does not look like a fixture. */
export type AdviseUnread = (entry: Dirent) => string | undefined;

/** Files of the system and notes for people. */
const isNoFixture = ({ name }: Dirent): boolean => /^(?:\.|readme\b)/i.test(name);

/** A name without what is forgotten or added most often: case, ending and the `s` of a plural. */
const stemOf = (name: string): string => name.toLowerCase().replace(/s?(?:\.json)?$/, '');

/** In the folder of a world, beside the names that it has. */
export const adviseInWorld =
  (known: readonly string[]): AdviseUnread =>
  (entry) => {
    const found = isNoFixture(entry) ? undefined : known.find((name) => stemOf(name) === stemOf(entry.name));
    return found && `Name it ${found}, or take it out.`;
  };

/** In `locations` and `providers`. */
export const adviseInKind: AdviseUnread = (entry) => {
  if (isNoFixture(entry)) return undefined;
  if (entry.isDirectory()) return 'Put its files beside it, or take it out.';
  return /\.json$/i.test(entry.name) ? 'End its name with .json, in small letters.' : undefined;
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
