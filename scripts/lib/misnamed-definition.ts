import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinitionName, isPropertiesName } from './connector-names.ts';
import { UnreadableError } from './file-errors.ts';
import { isObject, type Json } from './json.ts';
import { parseJsonText } from './json-text.ts';
import { connectorFile, decodeLeniently, readNamedFile } from './read-file.ts';

/** Whether a file is called as a solution calls a connector's definition or script, which cannot have another name there. */
export const isNameInSolution = (name: string): boolean =>
  /_(openapidefinition\.json|customcodeblobcontent\.csx)$/i.test(name);

/** Whether a file holds a definition, Swagger 2.0 or OpenAPI 3, under a name that Microsoft's checks do not look for. */
export function isMisnamedDefinition(name: string, bytes: Buffer): boolean {
  if (!/\.json$/i.test(name) || isDefinitionName(name) || isPropertiesName(name)) return false;
  const text = decodeLeniently(bytes);
  // Most files are no definition, and are not parsed.
  if (!/"(swagger|openapi)"\s*:/.test(text)) return false;
  const { value } = parseJsonText<Json>(text);
  return isObject(value) && [value.swagger, value.openapi].some((version) => typeof version === 'string');
}

/** The first definition of a folder that has another name than the one that is looked for, such as openapi.json. */
export function findMisnamedDefinition(folder: string, names: string[]): string | undefined {
  return misnamedDefinitions(folder, names).next().value ?? undefined;
}

/** All of them, in the order of their names; each file is read when it is asked for. */
export function* misnamedDefinitions(folder: string, names: string[]): Generator<string, undefined> {
  for (const name of names.toSorted()) if (isMisnamedFile(folder, name)) yield name;
}

function isMisnamedFile(folder: string, name: string): boolean {
  const path = join(folder, name);
  if (!name.toLowerCase().endsWith('.json') || !statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    return isMisnamedDefinition(name, readNamedFile(path, connectorFile));
  } catch (error) {
    // What cannot be read is no definition that could be named.
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}
