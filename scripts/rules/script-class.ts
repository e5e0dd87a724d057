import { csharpName } from '../lib/csharp-text.ts';
import { groupBy } from '../lib/group-by.ts';

/** A class of a script: the parts of a partial class together. */
interface ScriptClass {
  name: string;
  modifiers: string;
  isGeneric: boolean;
  bases: Set<string>;
  /** What stands between its braces. */
  bodies: string[];
}

/** One blank for many: a comment that was blanked does not count for the distances below. */
const withoutRuns = (code: string): string => code.replace(/\s+/g, ' ');

/** What is wrong with the class of a script, which the platform makes an instance of; undefined where nothing is. */
export function faultOfClass(blanked: string): string | undefined {
  const classes = classesOf(withoutRuns(blanked));
  const named = groupBy(classes, ({ name }) => name);
  const faults = classes
    .filter((each) => /^script$/i.test(each.name) && derivesFromScriptBase(each, named))
    .map(faultOf);
  if (faults.length === 0) return 'There is no class Script that derives from ScriptBase.';
  // A class of that name in another namespace is another class.
  return faults.includes(undefined) ? undefined : faults[0];
}

function faultOf({ name, modifiers, isGeneric, bodies }: ScriptClass): string | undefined {
  if (/\babstract\b/.test(modifiers)) return `The class ${name} is abstract.`;
  if (isGeneric) return `The class ${name} has type parameters.`;
  const constructors = bodies.flatMap((body) => constructorsOf(body, name));
  if (constructors.length === 0 || constructors.some(({ isHidden, isNeedy }) => !isHidden && !isNeedy))
    return undefined;
  return constructors.every(({ isNeedy }) => isNeedy)
    ? `The class ${name} has no constructor without parameters.`
    : `The constructor of the class ${name} is not public.`;
}

/** Whether a class of a script overrides ExecuteAsync. */
export function hasEntry(blanked: string): boolean {
  const code = withoutRuns(blanked);
  const aliases = aliasesOf(code);
  const entry = /\boverride\s+((?:[^;{}()=]){0,400}?)\bExecuteAsync\s*\(\s*\)/g;
  return [...code.matchAll(entry)].some(([, type = '']) => {
    const whole = type.replace(new RegExp(csharpName, 'gu'), (name) => aliases.get(name) ?? name);
    return /\bTask\s*<\s*(?:\w+\s*(?:\.|::)\s*)*HttpResponseMessage\s*\??\s*>/.test(whole);
  });
}

/** The names that `using Name = …;` gives to types and namespaces. */
export function aliasesOf(code: string): Map<string, string> {
  const directives = code.matchAll(new RegExp(`\\busing\\s+(${csharpName})\\s*=([^;]{0,400});`, 'gu'));
  return new Map([...directives].map(([, name = '', type = '']) => [name, type.trim()]));
}

/** The classes of a script; one of the same name in another namespace or type is another. */
function classesOf(code: string): ScriptClass[] {
  const aliases = aliasesOf(code);
  const parts = new Map<string, ScriptClass>();
  // Each number stands for the namespaces and types around a brace: their names together would grow with their depth.
  const scopes = new Map<string, number>();
  const open: { scope: number; start: number; part?: ScriptClass | undefined }[] = [];
  const braces = new RegExp(
    `((?:\\b(?:public|internal|private|protected|abstract|sealed|static|unsafe|partial)\\s+){0,9})\\b(class|struct|interface|namespace)\\s+(?!where\\b)(${csharpName})([^{};]{0,1000})\\{|[{}]`,
    'gu',
  );
  for (const { 0: found, 1: modifiers = '', 2: kind, 3: name = '', 4: header = '', index } of code.matchAll(braces)) {
    if (found === '}') {
      const { start, part } = open.pop() ?? {};
      part?.bodies.push(code.slice(start, index));
      continue;
    }
    const isGeneric = /^\s*</.test(header);
    let scope = open.at(-1)?.scope ?? 0;
    let key = '';
    for (const each of kind === 'namespace' ? `${name}${header}`.split('.') : [`${name}${isGeneric}`]) {
      key = `${scope}.${each.trim()}`;
      scope = scopes.get(key) ?? scopes.size + 1;
      scopes.set(key, scope);
    }
    let part: ScriptClass | undefined;
    if (kind === 'class') {
      part = parts.get(key) ?? { name, modifiers: '', isGeneric, bases: new Set(), bodies: [] };
      parts.set(key, part);
      part.modifiers += modifiers;
      const [, bases = ''] = withoutTypeArguments(header).split(/(?<!:):(?!:)/);
      for (const base of bases.split(',')) {
        const written = base.replace(/\bwhere\b[\s\S]*/, '').trim();
        part.bases.add(lastName(aliases.get(written) ?? written));
      }
    }
    open.push({ scope, start: index + found.length, part });
  }
  return [...parts.values()];
}

/** `Handler<List<string>>` as `Handler`. */
function withoutTypeArguments(type: string): string {
  const next = type.replace(/<[^<>]*>/g, '');
  return next === type ? type : withoutTypeArguments(next);
}

function lastName(type: string): string {
  return /[^.:\s]*$/.exec(withoutTypeArguments(type).trim())?.[0] ?? '';
}

function derivesFromScriptBase({ bases }: ScriptClass, named: ReadonlyMap<string, readonly ScriptClass[]>): boolean {
  const reached = new Set(bases);
  // A set grows while it is gone through; one may derive from itself.
  for (const each of reached)
    for (const other of named.get(each) ?? []) for (const base of other.bases) reached.add(base);
  return reached.has('ScriptBase');
}

/** The constructors of a class: whether others can call it, and whether it has parameters, which are not left out for the platform. */
function constructorsOf(body: string, name: string): { isHidden: boolean; isNeedy: boolean }[] {
  const made = new RegExp(
    `(?:^|[{};\\]])\\s*((?:(?:public|internal|private|protected|unsafe|extern)\\s+){0,4})${name}\\s*\\((\\s*\\))?`,
    'g',
  );
  return [...body.matchAll(made)].map(([, modifiers = '', isEmpty]) => {
    return { isHidden: !modifiers.includes('public'), isNeedy: isEmpty === undefined };
  });
}
