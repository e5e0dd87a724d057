import { createFindings, type Find } from '../../../../scripts/package/check/package-finding.ts';

/** Where a check finds something, in its order; a note is marked. */
export function placesOf(check: (find: Find) => void): string[] {
  const { findings, find } = createFindings();
  check(find);
  return findings.map(({ where, severity }) => (severity === 'error' ? where : `${severity} ${where}`));
}

/** What a check says, a line each: where, what, what to do. */
export function sentencesOf(check: (find: Find) => void): string[] {
  const { findings, find } = createFindings();
  check(find);
  return findings.map(({ where, what, remedy, severity }) =>
    [...(severity === 'error' ? [] : [severity]), where, what, remedy].join(' | '),
  );
}
