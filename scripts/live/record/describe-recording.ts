import type { RecordingChanges } from './compare-recordings.ts';
import type { RecordingNotes } from './record.ts';
import { findOutside, type RecordedWorld } from './recorded-world.ts';
import { addReplaced, nothingReplaced } from './replaced-fields.ts';

/** Files beyond these are only counted. */
const mostShown = 20;

/** What a recording holds, what was replaced and kept in it, and where it leads to nothing: a line each. */
export function describeRecording(world: RecordedWorld, notes: RecordingNotes): string[] {
  const { locations, providers } = world.organisations;
  const { changes, documents } = world;
  const replaced = nothingReplaced();
  for (const recorded of [...locations.values(), ...providers.values()]) addReplaced(replaced, recorded.replaced);
  const outside = findOutside(world);
  const held = { location: locations, provider: providers };
  const outsideChanges = (changes?.events ?? []).filter(
    ({ organisationType, organisationId }) => !held[organisationType].has(organisationId),
  ).length;
  const kept = [
    ...(replaced.keptTexts > 0 ? [`${replaced.keptTexts} texts`] : []),
    ...(documents.size > 0 ? [`${documents.size} documents of reports`] : []),
  ];
  return [
    `holds ${locations.size} locations, ${providers.size} providers, ${changes?.events.length ?? 0} changes, ${documents.size} documents of reports`,
    ...(changes === undefined
      ? []
      : [`changes from ${changes.from} to ${changes.to}, in windows of ${changes.resolutionMinutes} minutes`]),
    `replaced ${replaced.people} names of people, ${replaced.organisations} names and lines with a person in them, ${replaced.telephones} telephone numbers, ${replaced.emails} e-mail addresses, ${replaced.websites} web sites, ${replaced.texts} texts by their shape`,
    ...(kept.length === 0
      ? []
      : [`kept as they are: ${kept.join(' and ')}, which may name people. Do not hand the folder on.`]),
    `leads outside, where the answer is 404: ${outside.locations.length} locations, ${outside.providers.length} providers, ${outside.reports.length} documents of reports, ${outsideChanges} changes`,
    ...(notes.leftOut === 0 ? [] : [`left out ${notes.leftOut} more locations. --most says how many are recorded.`]),
    ...(notes.gone === 0 ? [] : [`${notes.gone} ids of CQC's own lists answer 404 at CQC too`]),
    ...(notes.wrongIds === 0 ? [] : [`passed over ${notes.wrongIds} ids that cannot be one`]),
  ];
}

/** What CQC should have given and did not, a line each. */
export function describeMissing({ unlisted, unlistedChanges, unreadable }: RecordingNotes): string[] {
  const line = (count: number, what: string) =>
    count === 0
      ? []
      : [
          `CQC counts ${count} ${what} more than its lists gave, and they were not recorded. Run this again; if it stays, ask CQC.`,
        ];
  const more = unreadable.length - mostShown;
  return [
    ...unreadable.slice(0, mostShown).map(({ path, reason }) => `passed over ${path}, which CQC lists: ${reason}`),
    ...(more > 0 ? [`… and ${more} more that cannot be read.`] : []),
    ...line(unlisted, 'locations'),
    ...line(unlistedChanges, 'changes'),
  ];
}

/** What is otherwise than in the recording before. */
export function describeChanges({ added, changed, gone }: RecordingChanges): string[] {
  const count = added.length + changed.length + gone.length;
  if (count === 0) return ['nothing has changed since the last recording'];
  const lines = [
    ...added.map((path) => `new      ${path}`),
    ...changed.map((path) => `changed  ${path}`),
    ...gone.map((path) => `gone     ${path}`),
  ];
  return [
    `since the last recording: ${added.length} files new, ${changed.length} changed, ${gone.length} gone`,
    ...lines.slice(0, mostShown),
    ...(count > mostShown ? [`… and ${count - mostShown} more`] : []),
  ];
}
