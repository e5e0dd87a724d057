/** One thing that is wrong with an artifact: where it stands, what was found, what to do. */
export interface PackageFinding {
  where: string;
  what: string;
  remedy: string;
  /** A note is worth knowing, but nobody is known to refuse the artifact for it. */
  isNote?: true;
}

/** Takes findings while an artifact is checked. */
export type Find = (where: string, what: string, remedy: string, kind?: 'note' | undefined) => void;

/** Collects findings; `find` may be handed to every check. */
export function createFindings(): { findings: PackageFinding[]; find: Find } {
  const findings: PackageFinding[] = [];
  return {
    findings,
    find: (where, what, remedy, kind) =>
      void findings.push({ where, what, remedy, ...(kind === 'note' && { isNote: true }) }),
  };
}

/** Puts the place that everything below belongs to in front of each finding. */
export function within(place: string, find: Find): Find {
  return (where, what, remedy, kind) => find(where === '' ? place : `${place} ${where}`, what, remedy, kind);
}

/** One line for people: `where: what was found. What to do.`, after `note` when it is no more than that. */
export function wordPackageFinding({ where, what, remedy, isNote }: PackageFinding): string {
  const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
  return `${isNote ? 'note ' : ''}${where}: ${sentence(what)} ${sentence(remedy)}`;
}
