/** error: somebody is known to refuse it; warning: it will not do what is meant; note: worth knowing, and no fault. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing about an artifact: where it stands, what was found, what to do. */
export interface PackageFinding {
  where: string;
  what: string;
  remedy: string;
  severity: Severity;
}

/** Takes findings while an artifact is checked. They are errors where nothing else is said. */
export type Find = (where: string, what: string, remedy: string, severity?: Severity) => void;

/** Collects findings; `find` may be handed to every check. */
export function createFindings(): { findings: PackageFinding[]; find: Find } {
  const findings: PackageFinding[] = [];
  return {
    findings,
    find: (where, what, remedy, severity = 'error') => void findings.push({ where, what, remedy, severity }),
  };
}

/** Puts the place that everything below belongs to in front of each finding. */
export function within(place: string, find: Find): Find {
  return (where, what, remedy, severity) => find(where === '' ? place : `${place} ${where}`, what, remedy, severity);
}

/** Hands on each finding once, where several checks look at the same thing. */
export function eachOnce(find: Find): Find {
  const said = new Set<string>();
  return (where, what, remedy, severity) => {
    const key = JSON.stringify([where, what]);
    if (said.has(key)) return;
    said.add(key);
    find(where, what, remedy, severity);
  };
}

/** One line for people: `where: what was found. What to do.`, after its severity when it is no error. */
export function wordPackageFinding({ where, what, remedy, severity }: PackageFinding): string {
  const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
  const words = [what, remedy].filter((part) => part !== '').map(sentence);
  return `${severity === 'error' ? '' : `${severity} `}${where}: ${words.join(' ')}`;
}
