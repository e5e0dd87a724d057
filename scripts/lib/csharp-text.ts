import { Sections } from './csharp-directives.ts';

/** A name in C#, as the source of a pattern with the flag `u`. */
export const csharpName = '[\\p{L}_][\\p{L}\\p{N}_]*';

/**
 * What is no code: directives, comments, raw strings, verbatim strings, the beginnings of interpolated strings, other strings
 * and characters. One that is not closed goes on to the end of the file or line, so that nothing is read twice.
 */
const notCode =
  /(?<directive>#(?<=^[^\S\r\n]*#).*)|(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S])))|(?<text>(?<!\$)\$*("{3,})[\s\S]*?(?:\4|$(?![\s\S]))|@"[^"]*(?:""[^"]*)*"?|"(?:\\.|[^"\\\r\n])*"?|'(?:\\.|[^'\\\r\n])+'?)|(?<interpolated>(?:\$@|@\$|\$)")/gm;

/** The same in a hole of an interpolated string, and what can end the hole. */
const inHole = new RegExp(`${notCode.source}|::|[(){}[\\]:\\r\\n]`, 'gm');

/** The text of an interpolated string up to a hole or the end. */
const plainText = /(?:[^"\\{}\r\n]|\\.|\{\{|\})*/y;
const verbatimText = /(?:[^"{}]|""|\{\{|\})*/y;
const format = /[^}"\r\n]*/y;

/** A hole of an interpolated string that is open: `{` to `}`. */
interface Hole {
  isVerbatim: boolean;
  /** How many brackets are open in it. */
  depth: number;
}

/**
 * Blanks what is no code in a C# source, each character in its place, so that only code is matched and offsets stay:
 * comments, texts, directives and the sections that they switch off. The first and last character of a string remain: what is
 * called with a string is not called with nothing. The holes of an interpolated string are code, in round brackets. `@File` is
 * the name File.
 */
export function blankCommentsAndStrings(source: string): string {
  const code: string[] = [];
  const holes: Hole[] = [];
  const sections = new Sections(source);
  let at = 0;
  const keepTo = (end: number) => {
    code.push(source.slice(at, end));
    at = end;
  };
  const blankTo = (end: number) => {
    code.push(source.slice(at, end).replace(/[^\r\n]/g, ' '));
    at = end;
  };
  const put = (letter: string) => {
    code.push(letter);
    at++;
  };
  /** Goes through the text of an interpolated string, to its end or into its next hole. */
  const readText = (isVerbatim: boolean) => {
    blankTo(endOf(isVerbatim ? verbatimText : plainText, source, at));
    if (source[at] === '{') {
      put('(');
      holes.push({ isVerbatim, depth: 0 });
    } else if (source[at] === '"') put('"');
  };
  while (at < source.length) {
    const hole = holes.at(-1);
    const part = hole === undefined ? notCode : inHole;
    part.lastIndex = at;
    const match = part.exec(source);
    if (match === null) break;
    const { directive, comment, text, interpolated } = match.groups ?? {};
    const [found] = match;
    keepTo(match.index);
    if (directive !== undefined) blankTo(sections.endOf(directive, at));
    else if (comment !== undefined) blankTo(at + found.length);
    else if (text !== undefined) {
      keepTo(at + 1);
      if (found.length > 1) {
        blankTo(match.index + found.length - 1);
        keepTo(at + 1);
      }
    } else if (interpolated !== undefined) {
      keepTo(at + 1);
      blankTo(match.index + found.length);
      readText(interpolated.includes('@'));
    } else if (hole === undefined || found === '::') keepTo(at + found.length);
    else if (/[\r\n]/.test(found)) {
      // A hole of a plain string ends with its line; one of a verbatim string around it does not.
      while (holes.at(-1)?.isVerbatim === false) holes.pop();
      keepTo(at + found.length);
    } else if (hole.depth === 0 && (found === '}' || found === ':')) {
      if (found === ':') blankTo(endOf(format, source, at));
      holes.pop();
      if (source[at] === '}') put(')');
      readText(hole.isVerbatim);
    } else {
      if (/[({[]/.test(found)) hole.depth++;
      else if (/[)}\]]/.test(found)) hole.depth--;
      keepTo(at + found.length);
    }
  }
  keepTo(source.length);
  return code.join('').replace(/@(?=[\p{L}_])/gu, ' ');
}

function endOf(pattern: RegExp, source: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(source) ? pattern.lastIndex : start;
}
