import { isObject, object, show } from './json.ts';

/**
 * Why a document cannot be read as a definition, where it says so: it is written in another version than Swagger 2.0,
 * whose hosts, bodies and answers stand elsewhere. Undefined for one of 2.0, and for one that names no version.
 */
export function refusalOfVersion(definition: unknown): string | undefined {
  const { swagger, openapi } = object(isObject(definition) ? definition : {});
  // A number is what converters from YAML write: only its quotes are missing, which a rule says.
  if (swagger === '2.0' || swagger === 2 || (swagger ?? openapi) === undefined) return undefined;
  return `is written in version ${show(swagger ?? openapi)}. It needs Swagger 2.0.`;
}
