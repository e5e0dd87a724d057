/**
 * A character as a message shows it: with its number where it is beyond ASCII, and by its number alone where nobody would
 * see it (blanks of other kinds, marks of direction, joiners, controls).
 */
export function nameCharacter(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (isInvisible(character)) return `the invisible character ${code}`;
  return /^[ -~]$/.test(character) ? `"${character}"` : `"${character}" (${code})`;
}

/** Whether a character leaves no mark: a separator but the blank, a format or control character, one that is not assigned. */
export function isInvisible(character: string): boolean {
  return character !== ' ' && /^[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]$/u.test(character);
}
