import { unescapeText } from '../../scripts/lib/unescape-text.ts';
/** Takes keys out of what the page shows. */
export interface Redact {
  text(text: string): string;
  /** Values of several headers of one name joined; a header that carries a secret by its name keeps none of it. */
  headers(headers: Record<string, string | string[] | undefined>): Record<string, string>;
  /** Path and query without the values of parameters that carry a key. */
  address(url: string): string;
}

const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|.*(key|token|secret|password|signature).*)$/i;
const secretParameter =
  /([?&](?:[^=&]*[-_.])?(?:api|access|subscription)?(?:key|token|secret|password|sig|signature)=)[^&#]*/gi;

/**
 * Makes what keeps secrets off the page: every known value of a key or connection, wherever it stands, and whatever a
 * header or query parameter carries that is called like one.
 * @param secrets the known values by the name that is shown in their place, such as "key 1".
 * @param shown values that may be seen, such as the demo key.
 */
export function createRedact(secrets: ReadonlyMap<string, string>, shown: readonly string[]): Redact {
  const known = [...secrets].filter(([secret]) => secret.length > 0 && !shown.includes(secret));
  known.sort(([a], [b]) => b.length - a.length); // a secret may hold a shorter one
  const hide = (text: string) => {
    let result = text;
    for (const [secret, name] of known) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) result = result.replaceAll(form, `(${name})`);
    }
    return result;
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
          return [[name, secretHeader.test(name) ? hideAll(joined) : hide(joined)]];
        }),
      ),
    address: (url) =>
      hide(url).replace(secretParameter, (whole: string, name: string) => {
        const value = decode(whole.slice(name.length));
        return shown.includes(value) || value.startsWith('(') ? whole : `${name}(secret)`;
      }),
  };
}

const decode = (text: string): string => unescapeText(text) ?? text;
