import { closestMatch } from 'leven';

/** The word that is meant; nothing where none is near. The case of letters does not count. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const lower = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  // A third of the letters may be wrong; beyond that it is another word.
  const found = closestMatch(text.toLowerCase(), [...lower.keys()], { maxDistance: Math.ceil(text.length / 3) });
  return found === undefined ? undefined : lower.get(found);
}

/** ` Did you mean "x"?` with the word that is meant, for the end of a sentence; nothing where none is near. */
export function didYouMean(text: string, candidates: readonly string[]): string {
  const meant = nearest(text, candidates);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
