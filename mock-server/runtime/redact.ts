import { escapePattern } from '../../scripts/lib/escape-pattern.ts';
import { unescapeText } from '../../scripts/lib/escape-text.ts';
import { isSecretName } from '../../scripts/lib/secret-names.ts';
import { parameterSetKey } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Connector } from './connector.ts';

/** Takes keys out of what people are shown. */
export interface Redact {
  text(text: string): string;
  /** Values of several headers of one name joined; a header that carries a secret by its name keeps none of it. */
  headers(headers: Record<string, string | string[] | undefined>): Record<string, string>;
  /** Path and query without the values of parameters that carry a key. */
  address(url: string): string;
}

const secretType = /^(?:securestring|oauthSetting)$/i;
const parameterValue = /([?&]([^=&#]*)=)[^&#]*/g;

/**
 * Names under which keys and values of connections may be spoken of. A value is a secret unless the connector says that it is
 * none: a region of two letters, taken out everywhere, would leave little to read.
 */
export function listSecrets({
  keys,
  connections,
  connector,
}: {
  keys: readonly string[];
  connections: Connections;
  connector: Pick<Connector, 'connectionParameters' | 'parameterSets'>;
}): Map<string, string> {
  const sets = [connector.connectionParameters, ...Object.values(connector.parameterSets)].flatMap(Object.entries);
  const isSecret = ([name, { type }]: (typeof sets)[number]) =>
    type === undefined || secretType.test(type) || isSecretName(name);
  // A name may be open in one parameter set and secret in another.
  const secret = new Set(sets.filter(isSecret).map(([name]) => name.toLowerCase()));
  const declared = [parameterSetKey, ...sets.map(([name]) => name)].map((name) => name.toLowerCase());
  const names = new Set(declared.filter((name) => !secret.has(name)));
  const values = Object.entries(connections).flatMap(([name, parameters]) =>
    Object.entries(parameters)
      .filter(([parameter]) => !names.has(parameter.toLowerCase()))
      .map(([, value]): [string, string] => [value, `key of ${name}`]),
  );
  return new Map([...values, ...keys.map((key, index): [string, string] => [key, `key ${index + 1}`])]);
}

/**
 * Makes what keeps secrets from being shown: every known value of a key or connection, wherever it stands, and whatever a
 * header or query parameter carries that is called like one.
 * @param secrets the known values by the name that is shown in their place, such as "key 1".
 * @param shown values that may be seen, such as the demo key.
 */
export function createRedact(secrets: ReadonlyMap<string, string>, shown: readonly string[]): Redact {
  const known = [...secrets].filter(([secret]) => secret.length > 0 && !shown.includes(secret));
  known.sort(([a], [b]) => b.length - a.length); // a secret may hold a shorter one
  const spellings = known.flatMap(
    ([secret, name]) =>
      [...new Set([secret, secret.toLowerCase()])].map((spelt) => [spellingsOf(spelt), `(${name})`] as const), // as in hosts
  );
  const hide = (text: string) => {
    let result = text;
    for (const [pattern, shown] of spellings) result = result.replaceAll(pattern, () => shown);
    if (known.length === 0) return result;
    return result.replaceAll(packedText, (whole: string, scheme: string | undefined, packed: string) => {
      if (scheme === undefined && packed.length < 8) return whole;
      const unpacked = unpackAnywhere(packed);
      const held = known.find(([secret]) => isHeld(secret, unpacked));
      return held ? `${scheme ?? ''}(${held[1]})` : whole;
    });
  };
  const hideAll = (text: string) => {
    if (shown.includes(text)) return text;
    const hidden = hide(text);
    return hidden === text ? '(secret)' : hidden;
  };
  return {
    text: hide,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => {
          if (value === undefined) return [];
          const joined = [value].flat().join(', ');
          return [[name, isSecretName(name) ? hideAll(joined) : hide(joined)]];
        }),
      ),
    address: (url) =>
      hide(url).replace(parameterValue, (whole: string, start: string, name: string) => {
        const value = decode(whole.slice(start.length));
        return !isSecretName(decode(name)) || shown.includes(value) || value.startsWith('(')
          ? whole
          : `${start}(secret)`;
      }),
  };
}

/** What may be Base64, such as a user name and password in an `Authorization` that the backend sends back: a word is none. */
const packedText = /(\bbasic(?: |\+|%20))?([\w+/-]{4,}={0,2})/gi;

/** From its beginning, and from the three places behind it where a path or a name may stand before it, of the same letters. */
const unpackAnywhere = (packed: string): string[] =>
  (/[/_-]/.test(packed) ? [0, 1, 2, 3] : [0]).map((at) => Buffer.from(packed.slice(at), 'base64').toString('utf8'));

/** Nothing shorter can be told from a word by itself. */
const shortest = 4;

/** Whether what was unpacked holds a secret: a short one is found in anything, unless it is the user name or the password. */
const isHeld = (secret: string, unpacked: string[]): boolean =>
  secret.length < shortest
    ? Boolean(unpacked[0]?.startsWith(`${secret}:`) || unpacked[0]?.endsWith(`:${secret}`))
    : unpacked.some((text) => text.includes(secret));

/** From here on a secret is hidden inside of words too. */
const longWord = 8;

/**
 * What beside a secret makes it a part of something else; undefined for one that is hidden wherever it stands. A word may be a
 * part of another and a number of another; what mixes capitals, digits and signs is a part of neither. One of up to three letters,
 * which nobody takes for a key, may be a part of an address or of a file's name.
 */
function joined(secret: string): string | undefined {
  if (secret.length < shortest) return '[A-Za-z\\d\\x80-\\uffff._~/-]';
  if (secret.length >= longWord) return undefined;
  if (/^\d+$/.test(secret)) return '\\d';
  return /^(?:\p{L}[\p{Ll}\p{Lo}]*|\p{Lu}*)$/u.test(secret) ? '[A-Za-z\\d\\x80-\\uffff]' : undefined;
}

/** The letters of an escaped character are no part of the word behind it, nor are the slashes before a user name. */
const beginning = '(?<=//|%[\\dA-Fa-f]{2}|\\\\u[\\dA-Fa-f]{4}|\\\\[bfnrt])';

/** Finds a secret as it is and as an address, a form, JSON or XML writes it: each of its characters in any of their ways. */
function spellingsOf(secret: string): RegExp {
  // Each run of one character in one way: of backslashes, single and double, every mixture would be tried.
  const parts = (secret.match(/(.)\1*/gsu) ?? []).map((run) => {
    const [character = ''] = run;
    const inAddress = [...Buffer.from(character)].map((byte) => `%${writeHex(byte, 2)}`).join('');
    const inJson = character.split('').map((unit) => `\\\\u${writeHex(unit.charCodeAt(0), 4)}`);
    const others = [character, ...(otherSpellings[character] ?? [])].map(escapePattern);
    const count = run.length / character.length;
    return `(?:${[...others, inAddress, inJson.join('')].map((way) => `(?:${way}){${count}}`).join('|')})`;
  });
  const spelling = parts.join('');
  const beside = joined(secret);
  // What stands before it is looked at last: a pattern that begins with that is slow.
  const alone = `(?!${beside})(?<=(?:${beginning}|(?<!${beside}))${spelling})`;
  return new RegExp(beside === undefined ? spelling : spelling + alone, 'g');
}

/** Digits in any case. */
const writeHex = (value: number, length: number): string =>
  value
    .toString(16)
    .padStart(length, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const otherSpellings: Record<string, string[]> = {
  ' ': ['+'],
  '"': ['\\"', '&quot;'],
  '\\': ['\\\\'],
  '/': ['\\/'],
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  "'": ['&apos;', '&#39;'],
};

const decode = (text: string): string => unescapeText(text) ?? text;
