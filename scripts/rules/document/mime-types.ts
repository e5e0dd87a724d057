import type { ConnectorModel, OperationPlace, Place } from '../../connector/connector-model.ts';
import { texts } from '../../lib/json.ts';
import { clean, document, operation } from '../example-connector.ts';
import { contentKindOf } from '../operations/content-kind.ts';
import { rulesAt } from '../rule.ts';
import { pullRequest, swaggerRules } from '../sources.ts';
import { isUnreadList, token } from '../words.ts';

const mimeTypes = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];

/** A MIME type without its parameters, in lower case. */
const essenceOf = (type: string): string => type.toLowerCase().split(';')[0]?.trim() ?? '';

/** A type and a subtype, and parameters, each with its value (RFC 9110, section 8.3.1). */
const mimeType = new RegExp(
  String.raw`^${token}/${token}(?:[ \t]*;(?:[ \t]*${token}=(?:[^\s;,"]+|"(?:[^"\\]|\\.)*"))?)*$`,
);

export const isMimeType = (type: string): boolean => mimeType.test(type);

/** Whether what an operation takes or gives stands there and cannot be read. */
export function hasUnreadTypes(
  { value }: OperationPlace,
  key: 'consumes' | 'produces',
  model: ConnectorModel,
): boolean {
  const types = value[key] === undefined ? model.definition[key] : value[key];
  return isUnreadList(types);
}

/** What the document or an operation consumes and produces, type by type. */
const typesOf = ({ pointer, value }: Place) =>
  ['consumes', 'produces'].flatMap((key) =>
    texts(value[key]).map((type, index) => ({ pointer: `${pointer}/${key}/${index}`, args: { type } })),
  );

export const mimeTypeRules = [
  ...rulesAt('document', [
    {
      name: 'MimeTypeNotSupported',
      evidence: 'E',
      source: pullRequest(1095),
      what: `consumes and produces hold only ${mimeTypes.join(', ')}.`,
      why: 'A warning until 2025; in 2026 a produces entry of another type was one cause of a refusal (5000.2.6.2).',
      message: 'The MIME type "{type}" is not supported. Use one of: {allowed}.',
      check: (place, { operations }) =>
        [place, ...operations]
          .flatMap(typesOf)
          .filter(({ args: { type } }) => isMimeType(type) && !mimeTypes.includes(essenceOf(type)))
          .map(({ pointer, args }) => ({ pointer, args: { ...args, allowed: mimeTypes.join(', ') } })),
      wrong: document({ produces: ['application/pdf'] }),
      right: document({ produces: ['application/json'] }),
    },
    {
      name: 'MimeTypeNotValid',
      evidence: 'E*',
      source: swaggerRules('Properties'),
      what: 'A MIME type has a type and a subtype, and a value for each parameter.',
      why: 'Anything else is not a MIME type.',
      message: '"{type}" is not a MIME type. Write one in each entry, such as application/json.',
      check: (place, { operations }) =>
        [place, ...operations].flatMap(typesOf).filter(({ args: { type } }) => !isMimeType(type)),
      wrong: document({ produces: ['json'] }),
      right: document({ produces: ['application/json'] }),
    },
  ]),
  ...rulesAt('operation', [
    {
      name: 'ConsumesMissing',
      evidence: 'W!',
      source: pullRequest(1095),
      what: 'An operation with a body or form says what it consumes.',
      why: 'Otherwise the content type of the request is a guess.',
      message: 'There is a {kind} parameter but no MIME type in consumes. Add ["application/json"].',
      check: (place, model) => {
        const kind = contentKindOf(place);
        // One that is not supported is said to be that.
        const isSaid = model.mimeTypes(place, 'consumes').length > 0 || hasUnreadTypes(place, 'consumes', model);
        return kind !== undefined && !isSaid && { args: { kind } };
      },
      wrong: operation({ consumes: [], parameters: [{ name: 'body', in: 'body', schema: { type: 'string' } }] }),
      right: clean,
    },
  ]),
];
