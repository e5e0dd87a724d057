import { closestMatch } from 'leven';

/** ` Did you mean "x"?` with the word that is meant, for the end of a sentence; nothing where none is near. */
export function didYouMean(text: string, candidates: readonly string[]): string {
  const lower = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  // A third of the letters may be wrong; beyond that it is another word.
  const found = closestMatch(text.toLowerCase(), [...lower.keys()], { maxDistance: Math.ceil(text.length / 3) });
  return found === undefined ? '' : ` Did you mean "${lower.get(found)}"?`;
}
