import { upgrade } from '@scalar/openapi-upgrader';
import type { Definition } from '../../scripts/lib/definition.ts';
import { isObject, type Json, type JsonObject, list, object, text } from '../../scripts/lib/json.ts';
import { oncePer } from '../../scripts/lib/once-per.ts';

/**
 * Describes CQC's face as an OpenAPI 3.1 document, derived from the connector's definition by way of the differences.
 * What Power Platform alone reads (`x-ms-*`) is left out; its titles stay as `title` of the schemas.
 * @param server scheme, host and base path of the face, such as `http://127.0.0.1:3000/public/v1`.
 */
export function writeOpenapi(cqcApi: Definition, server: string): string {
  return JSON.stringify(
    { ...describeInOpenapi(cqcApi), servers: [{ url: server, description: 'This mock server' }] },
    null,
    2,
  );
}

/** All but the server, which is the caller's. */
const describeInOpenapi = oncePer((cqcApi: Definition): JsonObject => {
  const upgraded: unknown = upgrade(structuredClone(cqcApi) as never, '3.1'); // the upgrader changes what it is given
  const { info, paths, security, components, openapi } = object(dropExtensions(upgraded as Json));
  const document = {
    openapi: openapi as string,
    info: { ...object(info), title: 'CQC Syndication API', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [],
    security: list(security).map(nameSchemes),
    paths: object(paths),
    components: { ...object(components), securitySchemes: nameSchemes(object(components).securitySchemes) },
  };
  nameFormats(document.paths, cqcApi);
  shareErrors(document.paths);
  describeErrors(document.components);
  return document;
});

function dropExtensions(value: Json): Json {
  if (Array.isArray(value)) return value.map(dropExtensions);
  if (!isObject(value)) return value;
  const isSchema = value.type !== undefined || value.properties !== undefined;
  const title = isSchema && value.in === undefined ? text(value['x-ms-summary']) : undefined;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-ms-'));
  return {
    ...(title !== undefined && { title }),
    ...Object.fromEntries(kept.map(([key, part]) => [key, dropExtensions(part)])),
  };
}

/**
 * The upgrader puts every answer down as JSON; what an operation produces otherwise is written here. Only the form that CQC
 * sends unasked gets a schema: some generators of clients ask for no other than a text where there is one, and some take a
 * file for a text without the format.
 */
function nameFormats(paths: JsonObject, cqcApi: Definition): void {
  for (const [path, { get }] of Object.entries(cqcApi.paths)) {
    const [type, ...others] = get.produces ?? [];
    if (type === undefined) continue;
    const ok = object(object(object(object(paths[path]).get).responses)['200']);
    ok.description = [ok.description, ...others.map((other) => `With "Accept: ${other}" it comes as that.`)].join(' ');
    ok.content = { [type]: { schema: { type: 'string', format: 'binary' } } };
  }
}

/** The form of CQC's errors and of those of the API Management in front of it, which the connector's script turns into another. */
const errorBody = {
  type: 'object',
  required: ['message'],
  properties: { statusCode: { type: 'integer' }, message: { type: 'string' } },
};

/**
 * Any operation may answer what one does: CQC's gateway refuses undeclared parameters of them all, finds none where a required
 * one is missing, and each error can be asked for.
 */
function shareErrors(paths: JsonObject): void {
  const operations = Object.values(paths).map((item) => object(object(item).get));
  const all: JsonObject = Object.assign({}, ...operations.map(({ responses }) => responses));
  for (const operation of operations) operation.responses = { ...all, ...object(operation.responses) };
}

/** An operation shares its responses but for that of success, so those that are components are errors. */
function describeErrors(components: JsonObject): void {
  const responses = object(components.responses);
  components.schemas = { ...object(components.schemas), ErrorBody: errorBody };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } };
  for (const response of Object.values(responses)) object(response).content = content;
  object(responses.Forbidden).content = { 'text/html': { schema: { type: 'string' } } }; // of the firewall, whatever was asked for
  const retryAfter = { description: 'Seconds to wait before the next call.', schema: { type: 'integer' } };
  object(responses.TooManyRequests).headers = { 'Retry-After': retryAfter };
}

/** Names of components have no blanks in OpenAPI 3. */
const nameScheme = (name: string) => name.replaceAll(/[^\w.-]/g, '');

const nameSchemes = (schemes: Json | undefined): JsonObject =>
  Object.fromEntries(Object.entries(object(schemes)).map(([name, scheme]) => [nameScheme(name), scheme]));
