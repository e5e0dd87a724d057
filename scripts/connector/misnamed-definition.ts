import { isDefinitionName, isPropertiesName } from '../lib/connector-names.ts';
import { isObject } from '../lib/json.ts';
import { parseJson } from '../lib/positions.ts';
import { decodeLeniently } from '../lib/read-file.ts';

/** Whether a file holds a definition, Swagger 2.0 or OpenAPI 3, under a name that Microsoft's checks do not look for. */
export function isMisnamedDefinition(name: string, bytes: Buffer): boolean {
  if (!/\.json$/i.test(name) || isDefinitionName(name) || isPropertiesName(name)) return false;
  const text = decodeLeniently(bytes);
  // Most files are no definition, and are not parsed.
  if (!/"(swagger|openapi)"\s*:/.test(text)) return false;
  const { value } = parseJson(text);
  return isObject(value) && [value.swagger, value.openapi].some((version) => typeof version === 'string');
}
