import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinitionName, isMeantFor, isPropertiesName } from './connector-names.ts';
import { UnreadableError } from './file-errors.ts';
import { kindOfYaml } from './file-kind.ts';
import { isObject, type Json } from './json.ts';
import { parseJsonText } from './json-text.ts';
import { connectorFile, decodeLeniently, readNamedFile } from './read-file.ts';

/** Whether a file is called as a solution calls a connector's definition or script, which cannot have another name there. */
export const isNameInSolution = (name: string): boolean =>
  /_(openapidefinition\.json|customcodeblobcontent\.csx)$/i.test(name);

/** Whether a file holds a definition, Swagger 2.0 or OpenAPI 3, under a name that Microsoft's checks do not look for. */
export function isMisnamedDefinition(name: string, bytes: Buffer): boolean {
  if (!/\.json(\.txt)?$/i.test(name) || isDefinitionName(name) || isPropertiesName(name)) return false;
  const text = decodeLeniently(bytes);
  // Most files are no definition, and are not parsed.
  if (!/"(swagger|openapi)"\s*:/.test(text)) return false;
  const { value } = parseJsonText<Json>(text);
  return isObject(value) && [value.swagger, value.openapi].some((version) => typeof version === 'string');
}

/**
 * All definitions of some folders that have another name than the one that is looked for, such as openapi.json, by folder and in
 * the order of their names; where there is none in any folder, what was meant for one and has to be JSON first.
 */
export function misnamedDefinitions(folders: readonly (readonly [folder: string, names: string[]])[]): string[][] {
  const like = (isLike: typeof isMisnamedDefinition): string[][] =>
    folders.map(([folder, names]) => names.toSorted().filter((name) => isFileLike(folder, name, isLike)));
  const found = like(isMisnamedDefinition);
  return found.some(({ length }) => length > 0) ? found : like(isMeantAsDefinition);
}

/** Whether a file holds a definition in YAML, or has a name that was meant for one, whatever it holds. */
export const isMeantAsDefinition = (name: string, bytes: Buffer): boolean =>
  isMeantFor('apiDefinition', name) || (/\.ya?ml$/i.test(name) && kindOfYaml(decodeLeniently(bytes)) === 'definition');

function isFileLike(folder: string, name: string, isLike: typeof isMisnamedDefinition): boolean {
  const path = join(folder, name);
  if (!/\.(json|ya?ml)(\.txt)?$/i.test(name) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    return isLike(name, readNamedFile(path, connectorFile));
  } catch (error) {
    // What cannot be read is no definition that could be named.
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}
