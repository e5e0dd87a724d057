import { isDeepStrictEqual } from 'node:util';
import { list, text } from '../lib/json.ts';
import { isSamePicture } from './same-picture.ts';

/** The parts of a connector that paconn sends and reads back. */
export type Part = 'definition' | 'properties' | 'script' | 'icon';

/** A place where the service holds something else than was sent. */
export interface Difference {
  part: Part;
  /** The keys that lead to the place; none when the whole part differs. */
  keys: string[];
  /** What was sent and what came back: JSON, the script's text or the icon's bytes; undefined where there is nothing. */
  sent: unknown;
  received: unknown;
}

/** Something that the service, or paconn on the way back, does to every connector. */
export interface ServiceRewrite {
  what: string;
  /** Where it was seen. None was seen by us: no environment can be reached from where this is built. */
  source: string;
  isOne(difference: Difference): boolean;
}

/** What `paconn download` writes into apiProperties.json. */
const readProperties = new Set([
  'connectionParameters',
  'connectionParameterSets',
  'iconBrandColor',
  'scriptOperations',
  'capabilities',
  'policyTemplateInstances',
  'publisher',
  'stackOwner',
]);

/** Lists whose order means nothing. */
const unordered = new Set([
  'capabilities',
  'consumes',
  'produces',
  'required',
  'schemes',
  'scopes',
  'scriptOperations',
]);

/** What differs after every deployment and is no fault of it. The order of the members of an object is never compared. */
export const serviceRewrites: ServiceRewrite[] = [
  {
    what: 'the order of a list whose order means nothing',
    source: 'JSON is stored as a document, and exports list operations in an order of their own',
    isOne: ({ keys, sent, received }) =>
      unordered.has(keys.at(-1) ?? '') &&
      Array.isArray(sent) &&
      Array.isArray(received) &&
      isDeepStrictEqual(list(sent).map(String).sort(), list(received).map(String).sort()),
  },
  {
    what: 'null, [] and {} for a property that has nothing in it',
    source: 'server-exported solutions of 2024 and 2026 hold null or [] where a connector has no policies',
    isOne: ({ part, keys, sent, received }) =>
      part === 'properties' && keys.length === 2 && isNothing(sent) && isNothing(received),
  },
  {
    what: 'an id that the service adds',
    source: 'exports name connectors, parameters and policies by ids that nobody gave them',
    isOne: ({ part, keys, sent, received }) =>
      part === 'properties' && sent === undefined && text(received) !== undefined && /^id$|Id$/.test(keys.at(-1) ?? ''),
  },
  {
    what: 'an OAuth secret, which is never given back, and the redirect address, which the service makes',
    source: '"Create a custom connector with the CLI", Microsoft Learn; no export holds a secret',
    isOne: ({ part, keys, sent, received }) =>
      part === 'properties' &&
      keys.at(-2) === 'oAuthSettings' &&
      ((keys.at(-1) === 'clientSecret' && received === undefined) ||
        (keys.at(-1) === 'redirectUrl' && sent === undefined)),
  },
  {
    what: 'stackOwner, which an update may not send and the service keeps from before',
    source: "paconn's README",
    isOne: ({ part, keys, sent }) => part === 'properties' && keys.at(-1) === 'stackOwner' && sent === undefined,
  },
  {
    what: 'a property that paconn sends and does not read back',
    source: 'paconn 0.0.21, download',
    isOne: ({ part, keys, received }) =>
      part === 'properties' && keys.length === 2 && received === undefined && !readProperties.has(keys[1] ?? ''),
  },
  {
    what: 'line ends and a byte order mark of the script',
    source: 'exports hold scripts with either line end',
    isOne: ({ part, sent, received }) =>
      part === 'script' && typeof sent === 'string' && plainText(sent) === plainText(received),
  },
  {
    what: 'an icon that the service packs anew or shrinks',
    source: 'icons of exports are mostly 100 or 144 pixels wide; the column holds no more than 144',
    isOne: ({ part, sent, received }) =>
      part === 'icon' && sent instanceof Uint8Array && received instanceof Uint8Array && isSamePicture(sent, received),
  },
  {
    what: 'an icon where none was sent',
    source: 'the portal shows a picture of its own for every connector',
    isOne: ({ part, sent }) => part === 'icon' && sent === undefined,
  },
];

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function plainText(value: unknown): string | undefined {
  return text(value)
    ?.replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
}
