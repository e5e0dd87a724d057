import { isObject, show } from './json.ts';
import { words } from './words.ts';

/** What a text would be that stands somewhere, and what to do about it. */
interface Fault {
  what: string;
  remedy: string;
}

const defaultOfSecret: Fault = { what: '"defaultValue" holds a secret', remedy: 'Take it out' };

/** Every secret that is written out in connection parameters, or in what holds them, with the keys that lead to it. */
export function* secretsIn(value: unknown, keys: string[] = [], fault?: Fault): Generator<Fault & { keys: string[] }> {
  if (typeof value === 'string') {
    if (fault !== undefined && !isPlaceholder(value)) yield { keys, ...fault };
  } else if (typeof value === 'object' && value !== null) {
    const isSecure = isObject(value) && /^secure/i.test(show(value.type));
    for (const [key, part] of Object.entries(value)) {
      const own = isSecure && key === 'defaultValue' ? defaultOfSecret : faultOf(key);
      // OAuth settings hold what is extra as `{"value": …}`; the default of an object may have any keys.
      const isInherited = key === 'value' || fault === defaultOfSecret;
      yield* secretsIn(part, [...keys, key], isInherited ? fault : own);
    }
  }
}

const faultOf = (key: string): Fault | undefined =>
  secretKeys.test(key) ? { what: `"${key}" holds a value`, remedy: 'Replace it by a placeholder' } : undefined;

/** Keys whose values are secrets. */
const secretKeys = /^(client_?secret|password|apikey|api_?key_?value|secret)$/i;

/** The words of placeholders such as `YOUR_CLIENT_SECRET` and `Enter the secret here`. */
const placeholderWords = words(`
  a actual ad add an and api app application as at auth azure bar basic be bearer by change client configured connector
  default dummy empty enter entra example fake field fill filled foo for from generic given go goes here hidden id in
  insert is it key later masked me microsoft mock my n na no none not nothing null oauth of on own password placeholder
  please portal provide provided put real reasons redacted registration removed replace replaced required sample secret
  security see separately set should string tba tbc tbd team test text that the this to todo token unused update use
  used value will with you your yours
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
  if (/^[0x*•.?!_\s-]*$/i.test(text) || expression.test(text) || isSentence(text)) return true;
  const rest = text.replaceAll(placeholder, '');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest);
}
