import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import {
  chooseDefinitions,
  choosePart,
  fileNamed,
  isDefinitionName,
  isPropertiesName,
  isSwaggerName,
} from '../lib/connector-names.ts';
import { reading, UnreadableError } from '../lib/file-errors.ts';
import { kindOf, refusalOfDefinition } from '../lib/file-kind.ts';
import type { Json } from '../lib/json.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { isFolder } from '../lib/list-files.ts';
import { misnamedDefinitions } from '../lib/misnamed-definition.ts';
import { type JsonNode, type ParseProblem, parseJson } from '../lib/positions.ts';
import {
  connectorFile,
  decodeLeniently,
  describeKind,
  type EncodingProblem,
  encodingProblem,
  readNamedFile,
} from '../lib/read-file.ts';
import { isSameName } from '../lib/same-name.ts';
import { isSettingsName, type PartNames, partKeys, readFolderSettings } from '../lib/settings-names.ts';

/** One file of a connector: its text and, for JSON, its value with positions. */
export interface SourceFile {
  path: string;
  name: string;
  text: string;
  bytes: number;
  hasByteOrderMark: boolean;
  /** Set when the bytes are not UTF-8; the text is what could be read all the same. */
  encoding?: EncodingProblem;
  value?: Json;
  node?: JsonNode;
  problems: ParseProblem[];
}

/** A picture; its file has no text. */
export interface IconFile {
  file: SourceFile;
  bytes: Uint8Array;
}

/** What a connector folder holds; `isProject` tells a source repository from a folder that is ready to submit. */
export interface ConnectorFiles {
  folder: string;
  isProject: boolean;
  definition: SourceFile;
  properties?: SourceFile;
  script?: SourceFile;
  readme?: SourceFile;
  intro?: SourceFile;
  icon?: IconFile;
  settings?: SourceFile;
  /** What the settings name and the folder does not have. */
  missing?: PartNames;
  /** Other definitions of the folder, which are not checked because this one has the better name. */
  passedOver?: string[];
}

/**
 * Every connector at or below a path, sorted: its folder, or its definition where a folder holds several of equal names. A
 * path to a definition stands for itself. A folder holds a connector by its settings, by the name of its definition, or by
 * one of another name beside properties or a script. Where there is none in the whole tree, a definition of another name is
 * enough, so that somebody who called all of them openapi.json is told so. Properties with no definition beside, above
 * or below them are a connector that has lost its own.
 */
export function findConnectors(path: string): string[] {
  const stats = reading(path, () => statSync(path));
  if (stats.isFile()) return [path];
  if (!stats.isDirectory()) throw new UnreadableError(path, `is ${describeKind(stats)}. Name a connector folder.`);
  const found: string[] = [];
  const others: [folder: string, names: string[]][] = [];
  const withProperties: string[] = [];
  const seen = new Set<string>();
  const pending = [path];
  // Links come last, so that what is there by itself keeps its own path.
  const links: string[] = [];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop() ?? links.pop()) {
    const current = folder;
    const entries = entriesOf(current, path);
    // It cannot be told whether there is a connector inside; the reader says so when its turn comes.
    if (entries === undefined) {
      found.push(current);
      continue;
    }
    const real = realpathSync(current);
    if (seen.has(real)) continue;
    seen.add(real);
    const folders = entries.filter((entry) => isFolderEntry(current, entry));
    // A folder that is called like a definition is found as one, and the reader says what it is.
    const names = entries
      .filter((entry) => !folders.includes(entry) || isSwaggerName(entry.name))
      .map(({ name }) => name);
    const hasParts = (choosePart(names, 'apiProperties') ?? choosePart(names, 'script')) !== undefined;
    const { chosen, isSure, named } = findDefinitions(current, names, { isReadByContent: hasParts });
    if (chosen.length > 0) found.push(...(chosen.length === 1 ? [current] : chosen.map((name) => join(current, name))));
    else {
      others.push([current, names]);
      if (names.some((name) => name === named.apiProperties || isPropertiesName(name))) withProperties.push(current);
    }
    // A package holds one connector; what it builds below itself is checked by naming that folder. One definition of any
    // name that lies alone above others is a stray.
    if (current === path && chosen.length > 0 && (isSure || hasParts || names.includes('package.json'))) break;
    for (const entry of folders) {
      const isSource = !entry.name.startsWith('.') && entry.name !== 'node_modules';
      if (!isSource || isSwaggerName(entry.name)) continue;
      (entry.isSymbolicLink() ? links : pending).push(join(current, entry.name));
    }
  }
  if (found.length === 0) {
    for (const [index, all] of misnamedDefinitions(others).entries()) {
      const [folder] = others[index] as (typeof others)[number];
      found.push(...(all.length === 1 ? [folder] : all.map((name) => join(folder, name))));
    }
  }
  // Properties above a connector, or below one, as in a copy of it, are of something else.
  const isApart = (folder: string) => !found.some((other) => isAtOrBelow(other, folder) || isAtOrBelow(folder, other));
  const lost = withProperties.filter(isApart);
  if (found.length + lost.length > 0) return [...found, ...lost].sort();
  throw new UnreadableError(path, 'no apiDefinition.swagger.json here or below. Name a connector folder.');
}

const isAtOrBelow = (path: string, folder: string): boolean => !/^\.\.([\\/]|$)/.test(relative(folder, path));

function isFolderEntry(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return isFolder(join(folder, entry.name)) === true;
  } catch (error) {
    if (error instanceof UnreadableError) return false; // a link that leads into itself
    throw error;
  }
}

/** The definitions of one folder. */
interface Definitions {
  /** The one that counts, or several of equal names. */
  chosen: string[];
  /** Those of names that count less. */
  passedOver: string[];
  /** Whether settings or the name that Microsoft looks for say that it is one. */
  isSure: boolean;
  /** What settings.json calls the files of the folder. */
  named: PartNames;
}

/** Finds the definition that settings.json names, or else those of the best name, or else of the right content. */
function findDefinitions(
  folder: string,
  names: string[],
  { isReadByContent }: { isReadByContent: boolean },
): Definitions {
  const named = readFolderSettings(folder, names);
  for (const key of partKeys) if (named[key] !== undefined) named[key] = fileNamed(names, key, named[key]);
  const byName = chooseDefinitions(names, named.apiDefinition);
  const chosen = byName.length > 0 || !isReadByContent ? byName : misnamedDefinitions([[folder, names]]).flat();
  return {
    chosen,
    passedOver: names.filter((name) => isSwaggerName(name) && !chosen.includes(name)).sort(),
    isSure: byName.some((name) => name === named.apiDefinition || isDefinitionName(name)),
    named,
  };
}

/** The same for every path that leads to one connector: its definition, in its folder without links. */
export function identityOf(path: string): string {
  try {
    const { folder, definition = '' } = locate(path);
    return join(realpathSync(folder), definition);
  } catch (error) {
    if (error instanceof UnreadableError) return path; // the reader says why, when its turn comes
    throw error;
  }
}

/** The folder that a path names, or that of the definition which it names, and what lies in it. */
function locate(path: string): { isFile: boolean; folder: string; names: string[]; definition?: string } & Definitions {
  const isFile = reading(path, () => statSync(path)).isFile();
  const folder = isFile ? dirname(path) : path;
  const names = reading(folder, () => readdirSync(folder)).sort();
  const found = findDefinitions(folder, names, { isReadByContent: true });
  const definition = isFile ? basename(path) : found.chosen[0];
  return { ...found, isFile, folder, names, ...(definition !== undefined && { definition }) };
}

/**
 * Reads one connector folder, or the folder of the definition that `path` names.
 * @param isNamed somebody gave the path; otherwise a walk found it.
 */
export function readConnector(path: string, { isNamed = true }: { isNamed?: boolean } = {}): ConnectorFiles {
  const { isFile, folder, names, definition, chosen, passedOver, named } = locate(path);
  if (definition === undefined) {
    throw new UnreadableError(folder, describeLack(names, named));
  }
  const files: ConnectorFiles = {
    folder,
    isProject: names.includes('package.json'),
    definition: readSource(join(folder, definition)),
  };
  if (!isSwaggerName(definition)) refuseOtherFile(files.definition);
  if (!isFile && passedOver.length > 0) files.passedOver = passedOver;
  // The other files of a folder are those of one connector: where several have equal names, of the one that was named, or else
  // of the first.
  if (!isNamed && chosen.indexOf(definition) > 0) return files;
  const optional = (name: string | undefined, make = textFile): SourceFile | undefined =>
    name === undefined ? undefined : readSource(join(folder, name), make);
  const properties = optional(choosePart(names, 'apiProperties', named.apiProperties), sourceFile);
  const script = optional(choosePart(names, 'script', named.script));
  // The README of a project speaks to its developers; the one for reviewers is built with the package.
  const readme = files.isProject ? undefined : optional(names.find((name) => /^readme\.md$/i.test(name)));
  const intro = optional(names.find((name) => /^intro\.md$/i.test(name)));
  if (properties !== undefined) files.properties = properties;
  if (script !== undefined) files.script = script;
  if (readme !== undefined) files.readme = readme;
  if (intro !== undefined) files.intro = intro;
  // No folder needs an icon: a copy is read where settings name one alone.
  const icon = named.icon ?? names.find((name) => isSameName(name, 'icon.png')) ?? '';
  if (names.includes(icon)) files.icon = iconFile(join(folder, icon), readNamedFile(join(folder, icon), connectorFile));
  const settings = optional(names.find(isSettingsName), sourceFile);
  if (settings !== undefined) files.settings = settings;
  const missing = partKeys.filter((key) => !names.includes(named[key] ?? definition));
  if (missing.length > 0) files.missing = Object.fromEntries(missing.map((key) => [key, named[key]]));
  return files;
}

/** What a folder without a definition has in its place, and what to do. */
function describeLack(names: readonly string[], named: PartNames): string {
  const { apiDefinition: wanted = 'apiDefinition.swagger.json', apiProperties } = named;
  // Windows hides the last ending of a name.
  const other = names.find((name) => name.toLowerCase().startsWith(wanted.toLowerCase()));
  if (other !== undefined) return `no ${wanted}, but ${other}. Rename it if it is the definition.`;
  const properties = choosePart(names, 'apiProperties', apiProperties);
  if (properties === undefined) return `no ${wanted}. Name a connector folder.`;
  return `no ${wanted} beside ${properties}. Add it, or name another folder.`;
}

/** What is clearly another file is not held against the rules: their advice would spoil it, and what lies beside it. */
function refuseOtherFile({ path, text: content, value }: SourceFile): void {
  const reason = refusalOfDefinition(path, kindOf(content, value));
  if (reason !== undefined) throw new UnreadableError(path, reason);
}

/** An icon for the rules. */
export function iconFile(path: string, bytes: Uint8Array): IconFile {
  return { file: textFile(path, '', bytes.length), bytes };
}

/** Makes a source file of a script or another text, which is not parsed. */
export function textFile(path: string, content: string, bytes = Buffer.byteLength(content)): SourceFile {
  const hasByteOrderMark = content.charCodeAt(0) === 0xfeff;
  const plain = hasByteOrderMark ? content.slice(1) : content;
  return { path, name: basename(path), text: plain, bytes, hasByteOrderMark, problems: [] };
}

/** Makes a source file of what has to be JSON, such as a definition, whatever it is called; it is parsed with positions. */
export function sourceFile(path: string, content: string, bytes?: number): SourceFile {
  const file = textFile(path, content, bytes);
  return { ...file, ...parseJson(file.text) };
}

/** Whether a file that has to be JSON does not even begin as JSON, such as YAML or a picture. */
export function isOtherFormat({ text: content, problems: [problem] }: SourceFile): boolean {
  return problem?.rule === 'JsonNotValid' && content.slice(0, problem.offset).trim() === '';
}

/** What a folder holds; undefined when it is not the named one and cannot be read. */
function entriesOf(folder: string, named: string): Dirent[] | undefined {
  try {
    return reading(folder, () => readdirSync(folder, { withFileTypes: true }));
  } catch (error) {
    if (folder !== named && error instanceof UnreadableError) return undefined;
    throw error;
  }
}

function readSource(path: string, make = sourceFile): SourceFile {
  return sourceFromBytes(path, readNamedFile(path, connectorFile), make);
}

/** Makes a source file from bytes of any encoding, which is kept when it is not UTF-8. */
export function sourceFromBytes(path: string, bytes: Buffer, make = sourceFile): SourceFile {
  const encoding = encodingProblem(bytes);
  const content = decodeLeniently(bytes);
  if (encoding === undefined) return make(path, content, bytes.length);
  // The size is that which the file has once it is saved as UTF-8.
  const file = make(path, content);
  // The bytes of a picture or a zip are no text that could be saved in another encoding.
  if (encoding.found === 'not UTF-8' && isOtherFormat(file)) return file;
  const offset = createLineIndex(file.text).offsetOf(encoding);
  // Where JSON breaks at the very byte that cannot be read, that is one problem.
  return { ...file, encoding, problems: file.problems.filter((problem) => problem.offset !== offset) };
}

/** Reads a JSON file that must parse, such as the accepted list or a baseline. */
export function readJson(path: string): SourceFile {
  const file = readSource(path);
  const { encoding } = file;
  if (encoding !== undefined)
    throw new UnreadableError(path, `is ${encoding.found} (byte ${encoding.byte}). Save it as UTF-8.`, encoding);
  const [problem] = file.problems;
  if (problem !== undefined) {
    if (kindOf(file.text, undefined) === 'zip')
      throw new UnreadableError(path, 'is a zip, which is not opened here. Unpack it and name the file in it.');
    const place = createLineIndex(file.text).placeOf(problem.offset);
    const isOther = isOtherFormat(file) && file.text.trim() !== '';
    const advice = isOther ? 'It does not begin as JSON: name another file, or correct it.' : 'Correct it.';
    throw new UnreadableError(path, `not valid JSON (${wordProblem(problem)}). ${advice}`, place);
  }
  return file;
}

function wordProblem({ rule, args }: ParseProblem): string {
  if (rule === 'JsonDuplicateKey') return `the key "${args.key}" stands twice`;
  return rule === 'JsonTooDeep' ? `more than ${args.limit} levels of brackets` : `found ${args.found}`;
}
