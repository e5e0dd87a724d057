/** Words that a title may hold twice: "of" in "Number of Reports of Homes" is not heard as a stutter. */
const trivialWords = new Set('a an and as at by for from in is of on or per the to up with'.split(' '));

/**
 * The first word that stands in a title a second time, as it stands there. Letter case and the plural make no difference
 * ("Locations Location ID" repeats Location), numbers and trivial words do not count. A repeated phrase has a repeated word.
 */
export function findRepeatedWord(title: string): string | undefined {
  const seen = new Set<string>();
  return title.match(/[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*/gu)?.find((word) => {
    const stem = singular(word.toLowerCase());
    if (trivialWords.has(stem)) return false;
    if (seen.has(stem)) return true;
    seen.add(stem);
    return false;
  });
}

function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}
