import { csharpName } from '../lib/csharp-text.ts';
import { groupBy } from '../lib/group-by.ts';
import { csharpNamesIn } from './declared-names.ts';

/** A class of a script: the parts of a partial class together. */
interface ScriptClass {
  name: string;
  modifiers: string;
  isGeneric: boolean;
  bases: Set<string>;
  /** What stands between its braces, but not between braces in them. */
  body: string;
}

/** One blank for many: a comment that was blanked does not count for the distances below. */
const withoutRuns = (code: string): string => code.replace(/\s+/g, ' ');

/** What is wrong with the class of a script, which the platform makes an instance of; undefined where nothing is. */
export function faultOfClass(blanked: string): string | undefined {
  const classes = classesOf(withoutRuns(blanked));
  const derived = namesFromScriptBase(classes);
  const faults = classes
    .filter(({ name, bases }) => /^script$/i.test(name) && [...bases].some((base) => derived.has(base)))
    .map(faultOf);
  if (faults.length === 0) return 'There is no class Script that derives from ScriptBase.';
  // A class of that name in another namespace is another class.
  return faults.includes(undefined) ? undefined : faults[0];
}

function faultOf({ name, modifiers, isGeneric, body }: ScriptClass): string | undefined {
  if (/\babstract\b/.test(modifiers)) return `The class ${name} is abstract.`;
  if (isGeneric) return `The class ${name} has type parameters.`;
  const constructors = constructorsOf(body, name);
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

/** What declares what a brace opens, up to it. */
const declaration = new RegExp(
  `((?:\\b(?:public|internal|private|protected|abstract|sealed|static|unsafe|partial)\\s+){0,9})\\b(class|struct|interface|namespace)\\s+(?!where\\b)(${csharpName})([^]*)`,
  'u',
);

/** The classes of a script; one of the same name in another namespace or type is another. */
function classesOf(code: string): ScriptClass[] {
  const aliases = aliasesOf(code);
  const parts = new Map<string, ScriptClass>();
  // Each number stands for the namespaces and types around a brace: their names together would grow with their depth.
  const scopes = new Map<string, number>();
  const open: { scope: number; part?: ScriptClass | undefined }[] = [];
  let at = 0;
  for (const { 0: mark, index } of code.matchAll(/[{};]/g)) {
    const head = code.slice(at, index);
    at = index + 1;
    const around = open.at(-1);
    if (around?.part !== undefined) around.part.body += head + mark;
    if (mark === '}') open.pop();
    if (mark !== '{') continue;
    const [, modifiers = '', kind, name = '', header = ''] = declaration.exec(head) ?? [];
    const isGeneric = /^\s*</.test(header);
    let scope = around?.scope ?? 0;
    let key = '';
    for (const each of kind === 'namespace' ? `${name}${header}`.split('.') : [`${name}${isGeneric}`]) {
      key = `${scope}.${each.trim()}`;
      scope = scopes.get(key) ?? scopes.size + 1;
      scopes.set(key, scope);
    }
    let part: ScriptClass | undefined;
    if (kind === 'class') {
      part = parts.get(key) ?? { name, modifiers: '', isGeneric, bases: new Set(), body: '' };
      parts.set(key, part);
      part.modifiers += modifiers;
      const [, bases = ''] = withoutTypeArguments(header).split(/(?<!:):(?!:)/);
      for (const base of bases.split(',')) {
        const written = base.replace(/\bwhere\b[\s\S]*/, '').trim();
        part.bases.add(lastName(aliases.get(written) ?? written));
      }
    }
    open.push({ scope, part });
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

/** ScriptBase and the names of the classes that derive from it, directly or not. */
function namesFromScriptBase(classes: readonly ScriptClass[]): Set<string> {
  const pairs = classes.flatMap(({ name, bases }) => [...bases].map((used) => ({ name, used })));
  return usersOf(pairs, ['ScriptBase']);
}

/** These types and the classes and aliases of a script that have a base or a member of one, directly or not. */
export function typesThatHold(names: readonly string[], blanked: string): Set<string> {
  const code = withoutRuns(blanked);
  const parts = [
    ...classesOf(code).map(({ name, bases, body }) => ({ name, text: [...bases, body].join(' ') })),
    ...[...aliasesOf(code)].map(([name, text]) => ({ name, text })),
  ];
  return usersOf(
    parts.flatMap(({ name, text }) => csharpNamesIn(text).map((used) => ({ name, used }))),
    names,
  );
}

/** These names and those that use one of them, directly or not. */
function usersOf(pairs: readonly { name: string; used: string }[], names: readonly string[]): Set<string> {
  const byUsed = groupBy(pairs, ({ used }) => used);
  const reached = new Set(names);
  // A set grows while it is gone through; one may use itself.
  for (const each of reached) for (const { name } of byUsed.get(each) ?? []) reached.add(name);
  return reached;
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
