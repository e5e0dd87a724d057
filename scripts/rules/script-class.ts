import { csharpName } from '../lib/csharp-text.ts';

/** A class of a script: the parts of a partial class together. */
interface ScriptClass {
  modifiers: string;
  bases: Set<string>;
}

/** One blank for many: a comment that was blanked does not count for the distances below. */
const withoutRuns = (code: string): string => code.replace(/\s+/g, ' ');

/** What is wrong with the class of a script, which the platform makes an instance of; undefined where nothing is. */
export function faultOfClass(blanked: string): string | undefined {
  const code = withoutRuns(blanked);
  const classes = classesOf(code);
  const name = ['Script', ...classes.keys()].find((each) => /^script$/i.test(each) && classes.has(each));
  if (name === undefined || !derivesFromScriptBase(name, classes))
    return 'There is no class Script that derives from ScriptBase.';
  if (/\babstract\b/.test(classes.get(name)?.modifiers ?? '')) return `The class ${name} is abstract.`;
  const constructors = constructorsOf(code, name);
  if (constructors.length === 0 || constructors.some(({ isHidden, isNeedy }) => !isHidden && !isNeedy))
    return undefined;
  return constructors.every(({ isNeedy }) => isNeedy)
    ? `The class ${name} cannot be made without arguments.`
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

function classesOf(code: string): Map<string, ScriptClass> {
  const aliases = aliasesOf(code);
  const classes = new Map<string, ScriptClass>();
  const declaration = new RegExp(
    `((?:\\b(?:public|internal|private|protected|abstract|sealed|static|unsafe|partial)\\s+){0,9})\\bclass\\s+(?!where\\b)(${csharpName})([^{};]{0,1000})\\{`,
    'gu',
  );
  for (const [, modifiers = '', name = '', header = ''] of code.matchAll(declaration)) {
    const known = classes.get(name) ?? { modifiers: '', bases: new Set() };
    known.modifiers += modifiers;
    const [, bases = ''] = withoutTypeArguments(header).split(/(?<!:):(?!:)/);
    for (const base of bases.split(',')) {
      const written = base.replace(/\bwhere\b[\s\S]*/, '').trim();
      known.bases.add(lastName(aliases.get(written) ?? written));
    }
    classes.set(name, known);
  }
  return classes;
}

/** `Handler<List<string>>` as `Handler`. */
function withoutTypeArguments(type: string): string {
  const next = type.replace(/<[^<>]*>/g, '');
  return next === type ? type : withoutTypeArguments(next);
}

function lastName(type: string): string {
  return /[^.:\s]*$/.exec(withoutTypeArguments(type).trim())?.[0] ?? '';
}

function derivesFromScriptBase(name: string, classes: ReadonlyMap<string, ScriptClass>): boolean {
  const reached = new Set([name]);
  // A set grows while it is gone through; one may derive from itself.
  for (const each of reached) for (const base of classes.get(each)?.bases ?? []) reached.add(base);
  return reached.has('ScriptBase');
}

/** The constructors of a class: whether others can call it, and whether it has parameters that have to be given. */
function constructorsOf(code: string, name: string): { isHidden: boolean; isNeedy: boolean }[] {
  const made = new RegExp(
    `((?:\\b(?:public|internal|private|protected|unsafe|new|static)\\s+){0,4})(?<!~\\s?)\\b${name}\\s*\\(([^()]{0,400})\\)\\s*(?:\\{|=>|:\\s*(?:base|this)\\b)`,
    'g',
  );
  const isNeeded = (parameter: string) => parameter.trim() !== '' && !parameter.includes('=');
  return [...code.matchAll(made)].flatMap(([, modifiers = '', parameters = '']) => {
    if (/new|static/.test(modifiers)) return [];
    return [{ isHidden: !/public/.test(modifiers), isNeedy: parameters.split(',').some(isNeeded) }];
  });
}
