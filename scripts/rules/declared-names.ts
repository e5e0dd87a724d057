import { csharpName } from '../lib/csharp-text.ts';
import { words } from '../lib/words.ts';

/** Words that stand before a name without declaring it: `return File`, `private File Get()`. */
const notTypes = new Set(
  words(`
    abstract and as async await base by case const descending ascending do else equals event explicit extern fixed goto
    implicit in is new not on operator or orderby out override params partial private protected public internal readonly
    ref return sealed select static switch this throw unsafe using virtual volatile when where while yield namespace
  `),
);

/**
 * The names of types, members, parameters and variables that a script declares. Told from the text, and rather one too many:
 * whoever asks is about to blame the script for a type of that name.
 */
export function declaredNames(code: string): Set<string> {
  const each = (pattern: string) => [...code.matchAll(new RegExp(pattern, 'gu'))];
  const types = each(`\\b(?:class|struct|enum|interface|record)\\s+(${csharpName})`);
  // What has a type before it, and is neither called nor asked for a member there.
  const typed = (name: string) =>
    each(`((?<![\\p{L}\\p{N}_])${csharpName}|[>\\])?])${name}`).filter(([, type = '']) => !notTypes.has(type));
  const values = typed(`(?=\\s+(${csharpName})(?![\\p{L}\\p{N}_]|\\s*[.(<]))`);
  const typeParameters = typed(`(?=\\s+${csharpName}\\s*<([^<>(){};]{0,400})>\\s*[({:])`);
  // What .NET has too is added to, not hidden.
  const namespaces = each(`\\bnamespace\\s+(?!System\\b|Microsoft\\b)([^{};]{1,400})`);
  // `string a = "", File = "";`: no type ends such a list or is set in it. What `new A { B = 1, File = 2 }` sets is declared elsewhere.
  const others = statementsOf(code).matchAll(
    new RegExp(`,\\s*(${csharpName})(?=(?:\\s*,\\s*${csharpName}){0,20}\\s*(?:=(?![=>])|;))`, 'gu'),
  );
  const parts = each(`\\bvar\\s*\\(((?:[^(){};=]|\\([^(){};=]{0,400}\\)){0,400})\\)`);
  // `o is { } File`: no block has that behind it.
  const patterns = each(`\\}\\s*(${csharpName})(?=\\s*(?:[),;:}\\]]|&&|\\|\\||=>|(?:when|and|or)\\b))`);
  const members = each(`\\benum\\b[^{};]{0,400}\\{([^{}]*)\\}`);
  const parameters = each(`\\(([^()]{0,400})\\)\\s*=>|(?<![\\p{L}\\p{N}_])(${csharpName})\\s*=>`);
  return new Set([
    ...[...types, ...others, ...patterns].map(([, name = '']) => name),
    ...values.map(([, , name = '']) => name),
    ...typeParameters.flatMap(([, , list = '']) => csharpNamesIn(list)),
    ...[...namespaces, ...parts, ...members, ...parameters].flatMap(([, list = '', name = '']) => [
      name,
      ...csharpNamesIn(list),
    ]),
  ]);
}

/** What ends in a semicolon, once as it is and then without the innermost braces and those around them: a lambda may stand in it. */
function statementsOf(code: string): string {
  const levels = [code];
  for (let depth = 1; depth <= 2; depth++) levels.push(levels.at(-1)?.replace(/\{[^{}]*\}/g, ' ') ?? '');
  const pieces = levels.flatMap((level) => level.split(/(?<=[;{}])/));
  return pieces.filter((piece) => piece.endsWith(';')).join('');
}

/** Every name and word of a piece of code. */
export function csharpNamesIn(list: string): string[] {
  return list.match(new RegExp(csharpName, 'gu')) ?? [];
}
