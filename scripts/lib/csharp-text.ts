/**
 * Comments, raw strings, verbatim strings, other strings and characters of C#. One that is not closed goes on to the end of
 * the file or line, so that nothing is read twice.
 */
const notCode =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<!\$)\$*("{3,})[\s\S]*?(?:\2|$)|(?:@\$?|\$@)"(?:[^"]|"")*"?|\$?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])+'?/g;

/**
 * Blanks the comments and the texts of a C# source, each character in its place, so that only code is matched and offsets
 * stay. The first and last character of a string remain: what is called with a string is not called with nothing.
 */
export function blankCommentsAndStrings(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source.replace(notCode, (found, comment?: string) =>
    comment === undefined ? found.slice(0, 1) + blank(found.slice(1, -1)) + found.slice(-1) : blank(found),
  );
}
