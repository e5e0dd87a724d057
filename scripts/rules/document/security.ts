import type { Place } from '../../connector/connector-model.ts';
import { filledText, isMistyped, isObject, type Json, list, object, text, texts } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { clean, document, parameter } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { headerNames, swaggerRules } from '../sources.ts';
import { isHeaderName } from '../words.ts';

/** The security definition keys that each type needs besides its texts, and the ones it may have. */
const schemeKeys = new Map<string, { needs: string[]; knows: string[] }>(
  Object.entries({
    basic: { needs: [], knows: [] },
    apiKey: { needs: ['in'], knows: ['name', 'in'] },
    oauth2: { needs: ['flow', 'scopes'], knows: ['flow', 'scopes', 'authorizationUrl', 'tokenUrl'] },
  }),
);

const oauthUrls = new Map<string, string[]>(
  Object.entries({
    implicit: ['authorizationUrl'],
    accessCode: ['authorizationUrl', 'tokenUrl'],
    password: ['tokenUrl'],
    application: ['tokenUrl'],
  }),
);

/** The texts that a security definition needs: the name of a key, the addresses of a flow of OAuth. */
export function textsNeeded(scheme: Json): string[] {
  const { type, flow } = object(scheme);
  if (type === 'oauth2') return oauthUrls.get(text(flow) ?? '') ?? [];
  return type === 'apiKey' ? ['name'] : [];
}

/** Every security requirement of the document and of its operations. */
const requirements = (place: Place) =>
  list(place.value.security).flatMap((entry, index) =>
    Object.entries(object(entry)).map(([name, scopes]) => {
      return { name, scopes, pointer: `${place.pointer}/security/${index}${segment(name)}` };
    }),
  );

export const securityRules = rulesAt('document', [
  {
    name: 'SecuritySchemePropertyRequired',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A security definition has every key that its type needs.',
    why: 'An API key needs a name and a place, OAuth its flow, scopes and URLs.',
    message: 'A security definition of type {type} needs "{key}". Add it.',
    check: ({ value }) =>
      Object.entries(object(value.securityDefinitions)).flatMap(([name, entry]) => {
        const scheme = object(entry);
        const type = text(scheme.type) ?? '';
        return [...textsNeeded(scheme), ...(schemeKeys.get(type)?.needs ?? [])]
          .filter((key) => scheme[key] === undefined)
          .map((key) => ({ at: `/securityDefinitions${segment(name)}`, args: { type, key } }));
      }),
    wrong: document({ securityDefinitions: { 'API Key': { name: null } } }),
    right: clean,
  },
  {
    name: 'SecuritySchemePropertyNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A security definition has only the keys of its type.',
    why: 'A key of another type says that the type is wrong.',
    message: 'A security definition of type {type} cannot have "{key}". Remove it or correct the type.',
    check: ({ value }) =>
      Object.entries(object(value.securityDefinitions)).flatMap(([name, entry]) => {
        const scheme = object(entry);
        const type = text(scheme.type) ?? '';
        const knows = schemeKeys.get(type)?.knows;
        const all = ['name', 'in', 'flow', 'scopes', 'authorizationUrl', 'tokenUrl'];
        return Object.keys(scheme)
          .filter((key) => knows !== undefined && all.includes(key) && !knows.includes(key))
          .map((key) => ({ at: `/securityDefinitions${segment(name)}${segment(key)}`, args: { type, key } }));
      }),
    wrong: document({ securityDefinitions: { 'API Key': { flow: 'implicit' } } }),
    right: clean,
  },
  {
    name: 'RequestHeaderNameNotValid',
    evidence: 'E*',
    source: headerNames,
    what: 'A header that carries a key or a parameter has a name that HTTP allows.',
    why: 'No call could be sent.',
    message: '"{name}" is no name of a header. Use letters, digits and hyphens.',
    check: ({ value }, { parameters }) => {
      const schemes = Object.entries(object(value.securityDefinitions)).map(([key, entry]) => {
        const { type, in: location, name } = object(entry);
        return {
          location: type === 'apiKey' && location,
          name: text(name) ?? '',
          pointer: `/securityDefinitions${segment(key)}`,
        };
      });
      return [...schemes, ...parameters].flatMap(({ location, name, pointer }) =>
        location === 'header' && filledText(name) !== undefined && !isHeaderName(name)
          ? [{ pointer: `${pointer}/name`, args: { name } }]
          : [],
      );
    },
    wrong: document({ securityDefinitions: { 'API Key': { name: 'X Key:' } } }),
    right: parameter({ in: 'header', name: 'X-Client' }),
  },
  {
    name: 'SecurityRequirementMustBeDefined',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'A security requirement names a security definition.',
    why: 'Otherwise nothing says how to sign in.',
    message: 'The security requirement "{name}" is not in securityDefinitions. Define it or correct the name.',
    check: (place, { definition, operations }) =>
      [place, ...operations]
        .flatMap(requirements)
        .flatMap(({ name, pointer }) =>
          Object.hasOwn(object(definition.securityDefinitions), name) ||
          isMistyped(definition.securityDefinitions, 'object')
            ? []
            : [{ pointer, args: { name } }],
        ),
    wrong: document({ security: [{ Key: [] }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'SecurityRequirementMustHaveEmptyValue',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'Only OAuth requirements name scopes.',
    why: 'A key or a password has none.',
    message: 'The security requirement "{name}" names scopes, but is not OAuth. Give it an empty array.',
    check: (place, { definition, operations }) =>
      [place, ...operations].flatMap(requirements).flatMap(({ name, scopes, pointer }) => {
        const scheme = object(object(definition.securityDefinitions)[name]);
        return list(scopes).length > 0 && typeof scheme.type === 'string' && scheme.type !== 'oauth2'
          ? [{ pointer, args: { name } }]
          : [];
      }),
    wrong: document({ security: [{ 'API Key': ['read'] }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'SecurityRequirementMustHaveValue',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'A security requirement has an array.',
    why: 'Without one it says nothing.',
    message: 'The security requirement "{name}" has no array. Give it [] or its scopes.',
    check: (place, { operations }) =>
      [place, ...operations]
        .flatMap(requirements)
        .flatMap(({ name, scopes, pointer }) => (Array.isArray(scopes) ? [] : [{ pointer, args: { name } }])),
    wrong: document({ security: [{ 'API Key': 'none' }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'OAuthSecurityRequirementValueMustBeScopeName',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'An OAuth requirement names scopes that the definition has.',
    why: 'The sign-in would ask for a scope that does not exist.',
    message: 'The security requirement "{name}" names the scope "{scope}", which is not defined. Define or remove it.',
    check: (place, { definition, operations }) =>
      [place, ...operations].flatMap(requirements).flatMap(({ name, scopes, pointer }) => {
        const scheme = object(object(definition.securityDefinitions)[name]);
        // Without scopes, or with others than a map, they are what is to be corrected.
        if (scheme.type !== 'oauth2' || !isObject(scheme.scopes)) return [];
        return texts(scopes)
          .filter((scope) => !Object.hasOwn(object(scheme.scopes), scope))
          .map((scope) => ({ pointer, args: { name, scope } }));
      }),
    wrong: document({
      securityDefinitions: {
        Sign: {
          type: 'oauth2',
          flow: 'implicit',
          authorizationUrl: 'https://register.example/in',
          scopes: { read: 'Read.' },
        },
      },
      security: [{ Sign: ['write'] }],
    }),
    right: clean,
  },
]);
