import { policyParameter, templateParameterPrefix } from './api-properties.ts';
import { isObject, type JsonObject, object, show } from './json.ts';
import { isSameName } from './same-name.ts';
import { isSecretName } from './secret-names.ts';
import { words } from './words.ts';

/** What a text would be that stands somewhere, and what to do about it. */
interface Fault {
  what: string;
  remedy: string;
}

const defaultOfSecret: Fault = { what: '"defaultValue" holds a secret', remedy: 'Take it out' };

type Secret = Fault & { keys: string[] };

/**
 * Every secret that is written out in properties or in a part of them, with the keys that lead to it.
 * @param keyNames names of headers and the like that are known to hold a key, whatever they say.
 */
export function* secretsIn(value: unknown, keyNames: string[] = []): Generator<Secret> {
  const places = new Set<string>();
  for (const secret of secretsBelow(value, [], undefined, (name) => keyNames.some((key) => isSameName(key, name)))) {
    // What a policy writes may also read like a query.
    const place = JSON.stringify(secret.keys);
    if (!places.has(place)) yield secret;
    places.add(place);
  }
}

function* secretsBelow(
  value: unknown,
  keys: string[],
  fault: Fault | undefined,
  isKeyName: (name: string) => boolean,
): Generator<Secret> {
  if (typeof value === 'string') {
    const found = fault !== undefined && !isPlaceholder(value) ? fault : faultOfText(value, isKeyName);
    if (found !== undefined) yield { keys, ...found };
  } else if (typeof value === 'object' && value !== null) {
    const isSecure = isObject(value) && /^secure/i.test(show(value.type));
    const written = isObject(value) ? writtenByPolicy(value) : undefined;
    if (written !== undefined && isSecret(written.name, written.value, isKeyName))
      yield {
        keys: [...keys, 'parameters', written.key],
        ...faultOfKey(written.name),
        remedy: "Replace it by a placeholder or by @connectionParameters('NAME')",
      };
    for (const [key, part] of Object.entries(value)) {
      const own =
        isSecure && key === 'defaultValue' ? defaultOfSecret : secretKeys.test(key) ? faultOfKey(key) : undefined;
      // OAuth settings hold what is extra as `{"value": …}`; the default of an object may have any keys.
      const isInherited = key === 'value' || fault === defaultOfSecret;
      yield* secretsBelow(part, [...keys, key], isInherited ? fault : own, isKeyName);
    }
  }
}

/** The parameters of policy templates that name a field of a call, and that hold what is written into it. */
const writers = new Map<string, [name: string, value: string]>([
  ['setheader', ['name', 'value']],
  ['setqueryparameter', ['name', 'value']],
  ['setproperty', ['newPropertySubPathTemplate', 'propertyValuePathTemplate']],
]);

/** What a policy writes into a field of a call. */
function writtenByPolicy({
  templateId,
  parameters,
}: JsonObject): { key: string; name: string; value: string } | undefined {
  const [nameKey = '', valueKey = ''] = writers.get(show(templateId).toLowerCase()) ?? [];
  const policy = { parameters: object(parameters) };
  const name = policyParameter(policy, templateParameterPrefix + nameKey)?.value;
  const { key = '', value } = policyParameter(policy, templateParameterPrefix + valueKey) ?? {};
  return typeof name === 'string' && typeof value === 'string' ? { key, name, value } : undefined;
}

const defaultOfParameter = /\bconnectionParameters\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]/gi;

/** An address with a user and a password, and none that goes on with an expression. */
const userAndPassword = /^\w+:\/\/[^/?#@:\s]*:([^/?#@\s]+)@(?!\{|\w+\()/;

/** A secret that is a part of a text: a default in an expression, a password in an address, a field of a query or a form. */
function faultOfText(text: string, isKeyName: (name: string) => boolean): Fault | undefined {
  for (const [, name = '', value = ''] of text.matchAll(defaultOfParameter))
    if ((isSecretName(name) || isKeyName(name)) && looksSecret(value))
      return { what: `The default of "${name}" is a secret`, remedy: 'Take it out' };
  const password = userAndPassword.exec(text)?.[1];
  if (password !== undefined && !isPlaceholder(password))
    return { what: 'The address holds a password', remedy: 'Replace it by a placeholder' };
  // Sentences may show how such an address looks.
  if (!text.includes('=') || /\s/.test(text)) return undefined;
  const fields = new URLSearchParams(text.replace(/#.*$/, '').slice(text.indexOf('?') + 1));
  const found = [...fields].find(([name, value]) => isSecret(name, value, isKeyName));
  return found && faultOfKey(found[0]);
}

/** An expression of a policy: what it gives is not written here. */
const policyExpression = /(?:@\{?\s*|^)\w+\(/;

/** What follows the name of its scheme in Authorization (RFC 7235, token68). */
const credentials = /^(?:basic|bearer)\s+([\w.~+/=-]+)$/i;

/** Letters and digits in turn, as words have them seldom. */
const isRandom = (word: string): boolean => /^(?=.{12}).*?[a-z]\d+[a-z]+\d/i.test(word);

/** Whether a text that stands where a secret may stand looks like one. */
function looksSecret(value: string): boolean {
  const text = value.trim();
  const token = credentials.exec(text)?.[1];
  if (token !== undefined) return !isPlaceholder(token);
  return text.split(/\s+/).some((word) => isRandom(word) && !isPlaceholder(word));
}

/** Fields of a call that hold nothing else; a key may also be a public one, such as `demo`. */
const secretFields = /^(?:client[-_]?secret|password)$/i;

/** Whether a field of a call, such as a header, is given a secret. */
function isSecret(name: string, value: string, isKeyName: (name: string) => boolean): boolean {
  if (policyExpression.test(value)) return false;
  const lastName = name.split(/[.[\]'"]+/).findLast(Boolean) ?? '';
  if (secretFields.test(lastName)) return !isPlaceholder(value);
  return (isSecretName(name) || isKeyName(name)) && looksSecret(value);
}

const faultOfKey = (key: string): Fault => ({ what: `"${key}" holds a value`, remedy: 'Replace it by a placeholder' });

/** Keys whose values are secrets. */
const secretKeys = /^(client_?secret|password|apikey|api_?key_?value|secret)$/i;

/** The words of placeholders such as `YOUR_CLIENT_SECRET` and `Enter the secret here`. */
const placeholderWords = words(`
  a access actual ad add an and anonymous api app application as at auth azure bar base basic be bearer by change client configured connector
  credentials default dummy empty encoded enter entra example fake false field fill filled foo for from generic given go goes here hidden id in
  insert is it jwt key later masked me microsoft mock my n na no none not nothing null oauth of on own pass password placeholder
  please portal provide provided put real reasons redacted registration removed replace replaced required sample secret
  security see separately set should string tba tbc tbd team test text that the this to todo token true undefined unused update use
  used user username value will with you your yours
  `);

/** Such a word, written together with others or apart, and the number that an example has; the longer of two first. */
const placeholder = new RegExp(
  `(?:${[...placeholderWords].sort((a, b) => b.length - a.length).join('|')}|x+)(?:\\d{1,3}(?!\\d))?`,
  'gi',
);

/**
 * A name in brackets, an expression, or what a pipeline fills in: `<secret>`, `@{…}`, `${SECRET}`, `#{SECRET}#`, `%SECRET%`.
 * JSON is none: keys of service accounts are.
 */
const expression = /^(?:<.*>|[#$]?\{[^"]*\}#?|\$?\(.*\)|%\w+%|\[.*\]|@.*[)}])$/s;

/** A sentence about the secret. */
const isSentence = (value: string): boolean =>
  /^\p{L}+(?:,? \p{L}+){2,}[.!]?$/u.test(value) && /\b(?:secret|password|key|placeholder)\b/i.test(value);

/**
 * Whether a text as a whole stands for a secret: nothing, one sign over and over, an expression, a sentence, or words of
 * placeholders alone. A part is not enough: random secrets hold any sign, and real ones are called `sk_test_…`.
 */
function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (/^[0x*•.?!_"'\s-]*$/i.test(text) || expression.test(text) || isSentence(text)) return true;
  const rest = text.replaceAll(placeholder, '');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest);
}
