import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findDefinitionName, isPropertiesName, isScriptName, isSwaggerName } from '../lib/connector-names.ts';
import { reading, UnreadableError } from '../lib/file-errors.ts';
import { kindOf, refusalOfDefinition } from '../lib/file-kind.ts';
import { isObject, type Json, text } from '../lib/json.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { findMisnamedDefinition } from '../lib/misnamed-definition.ts';
import { type JsonNode, type ParseProblem, parseJson } from '../lib/positions.ts';
import {
  connectorFile,
  decodeLeniently,
  describeKind,
  type EncodingProblem,
  encodingProblem,
  readNamedFile,
} from '../lib/read-file.ts';

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
  /** The icon that settings.json names and the folder does not have. */
  missingIcon?: string;
}

/**
 * Every connector folder at or below a path, sorted; a path to a definition names its folder. A folder is one by the name of
 * its definition, or by a definition of another name beside properties or a script. Where there is none in the whole tree,
 * a definition of another name is enough, so that somebody who called all of them openapi.json is told so.
 */
export function findConnectorFolders(path: string): string[] {
  const stats = reading(path, () => statSync(path));
  if (stats.isFile()) return [path];
  if (!stats.isDirectory()) throw new UnreadableError(path, `is ${describeKind(stats)}. Name a connector folder.`);
  const found: string[] = [];
  const others: [folder: string, names: string[]][] = [];
  const pending = [path];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const current = folder;
    const entries = entriesOf(current, path);
    // It cannot be told whether there is a connector inside; the reader says so when its turn comes.
    if (entries === undefined) {
      found.push(current);
      continue;
    }
    const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    const hasParts = names.some((name) => isPropertiesName(name) || isScriptName(name));
    if (entries.some(({ name }) => isSwaggerName(name))) found.push(current);
    else if (hasParts && findMisnamedDefinition(current, names) !== undefined) found.push(current);
    else others.push([current, names]);
    for (const entry of entries) {
      const isSource = !entry.name.startsWith('.') && entry.name !== 'node_modules';
      if (entry.isDirectory() && isSource && !isSwaggerName(entry.name)) pending.push(join(current, entry.name));
    }
    // A package holds one connector; what it builds below itself is checked by naming that folder.
    if (current === path && found.length > 0) break;
  }
  if (found.length > 0) return found.sort();
  const misnamed = others.filter(([folder, names]) => findMisnamedDefinition(folder, names) !== undefined);
  if (misnamed.length > 0) return misnamed.map(([folder]) => folder).sort();
  throw new UnreadableError(path, 'no apiDefinition.swagger.json here or below. Name a connector folder.');
}

/** The definition of a folder: by its name, or else by what it holds. */
function findDefinition(folder: string, names: string[]): string | undefined {
  return findDefinitionName(names) ?? findMisnamedDefinition(folder, names);
}

/** Reads one connector folder, or the folder of the definition that `path` names. */
export function readConnector(path: string): ConnectorFiles {
  const isFile = reading(path, () => statSync(path)).isFile();
  const folder = isFile ? dirname(path) : path;
  const names = reading(folder, () => readdirSync(folder)).sort();
  const definition = isFile ? basename(path) : findDefinition(folder, names);
  if (definition === undefined) {
    throw new UnreadableError(folder, 'no apiDefinition.swagger.json. Name a connector folder.');
  }
  const files: ConnectorFiles = {
    folder,
    isProject: names.includes('package.json'),
    definition: readSource(join(folder, definition)),
  };
  if (isFile && !isSwaggerName(definition)) refuseOtherFile(path, files.definition);
  const optional = (isName: (name: string) => boolean, make = textFile): SourceFile | undefined => {
    const name = names.find(isName);
    return name === undefined ? undefined : readSource(join(folder, name), make);
  };
  const properties = optional(isPropertiesName, sourceFile);
  const script = optional(isScriptName);
  // The README of a project speaks to its developers; the one for reviewers is built with the package.
  const readme = files.isProject ? undefined : optional((name) => /^readme\.md$/i.test(name));
  const intro = optional((name) => /^intro\.md$/i.test(name));
  if (properties !== undefined) files.properties = properties;
  if (script !== undefined) files.script = script;
  if (readme !== undefined) files.readme = readme;
  if (intro !== undefined) files.intro = intro;
  const settings = names.find((name) => /^settings\.json$/i.test(name));
  const named = settings === undefined ? undefined : namedIcon(join(folder, settings));
  const icon = named ?? names.find((name) => /^icon\.png$/i.test(name)) ?? '';
  if (names.includes(icon)) files.icon = iconFile(join(folder, icon), readNamedFile(join(folder, icon), connectorFile));
  else if (named !== undefined) files.missingIcon = named;
  return files;
}

/** What is clearly another file is not held against the rules: their advice would spoil it, and what lies beside it. */
function refuseOtherFile(path: string, { text: content, value }: SourceFile): void {
  const reason = refusalOfDefinition(path, kindOf(content, value));
  if (reason !== undefined) throw new UnreadableError(path, reason);
}

/** An icon for the rules. */
export function iconFile(path: string, bytes: Uint8Array): IconFile {
  return { file: textFile(path, '', bytes.length), bytes };
}

/** The icon beside the definition that settings.json names, as paconn reads it. Broken settings name none: paconn says so. */
function namedIcon(path: string): string | undefined {
  const { value } = parseJson(readNamedFile(path, connectorFile).toString('utf8'));
  const icon = isObject(value) ? text(value.icon) : undefined;
  return icon === undefined || icon === '' || /[\\/]/.test(icon) ? undefined : icon;
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
    const place = createLineIndex(file.text).placeOf(problem.offset);
    throw new UnreadableError(path, `not valid JSON (${wordProblem(problem)}). Correct it.`, place);
  }
  return file;
}

function wordProblem({ rule, args }: ParseProblem): string {
  if (rule === 'JsonDuplicateKey') return `the key "${args.key}" stands twice`;
  return rule === 'JsonTooDeep' ? `more than ${args.limit} levels of brackets` : `found ${args.found}`;
}
