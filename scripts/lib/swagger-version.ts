import { object, show, text } from './json.ts';

/**
 * Why a document cannot be read as a definition, where it says so: it is written in another version than Swagger 2.0,
 * whose hosts, bodies and answers stand elsewhere. Undefined for one of 2.0, and for one that names no version.
 */
export function refusalOfVersion(definition: unknown): string | undefined {
  const { swagger, openapi } = object(definition);
  // A number is what converters from YAML write: only its quotes are missing, which a rule says.
  if (swagger === '2.0' || swagger === 2 || (swagger ?? openapi) === undefined) return undefined;
  return `is written in version ${show(swagger ?? openapi)}. It needs Swagger 2.0.`;
}

/** What a file is that describes an API in another format, and how to make a definition of it; undefined for any other. */
export function otherFormatOf(definition: unknown): { found: string; advice: string } | undefined {
  const { swagger = null, openapi = '', swaggerVersion = '', info } = object(definition);
  if (swagger !== null) return undefined;
  const say = (found: string, advice: string) => ({
    found: `The file is ${found}, and a connector needs Swagger 2.0`,
    advice: `${advice} Only the script and the texts beside it were checked.`,
  });
  const convert = (from: string): string =>
    `Convert it, as by \`npx api-spec-converter --from=${from} --to=swagger_2 FILE\`.`;
  // A file that says "openapi": "2.0" means the right version by the wrong key.
  if (show(openapi).startsWith('3')) return say(`OpenAPI ${show(openapi)}`, convert('openapi_3'));
  if (show(swaggerVersion).startsWith('1')) return say(`Swagger ${show(swaggerVersion)}`, convert('swagger_1'));
  if (!text(object(info).schema)?.includes('getpostman.com')) return undefined;
  return say(
    'a Postman collection',
    'Export it from Postman as v1, and choose "Import a Postman collection" in the portal.',
  );
}
