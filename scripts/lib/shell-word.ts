/** A text as one word of a command: as it is where no shell sees anything in it, else in quotes that sh, PowerShell and cmd take. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(text)) return text;
  // Only the single quotes of sh keep these as they are. A backslash in a path of Windows is one between double quotes too.
  return /["$`!]|\\(\\|$)/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
