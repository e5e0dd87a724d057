/** One thing that is wrong with an artifact: where it stands, what was found, what to do. */
export interface PackageFinding {
  where: string;
  what: string;
  remedy: string;
}

/** Takes findings while an artifact is checked. */
export type Find = (where: string, what: string, remedy: string) => void;

/** Collects findings; `find` may be handed to every check. */
export function createFindings(): { findings: PackageFinding[]; find: Find } {
  const findings: PackageFinding[] = [];
  return { findings, find: (where, what, remedy) => void findings.push({ where, what, remedy }) };
}

/** Puts the place that everything below belongs to in front of each finding. */
export function within(place: string, find: Find): Find {
  return (where, what, remedy) => find(where === '' ? place : `${place} ${where}`, what, remedy);
}

/** One line for people: `where: what was found. What to do.` */
export function wordPackageFinding({ where, what, remedy }: PackageFinding): string {
  const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
  return `${where}: ${sentence(what)} ${sentence(remedy)}`;
}
