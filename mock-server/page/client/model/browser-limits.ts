import type { Call } from './calls.ts';

/** Fetch standard, "forbidden request-header"; Chromium puts its own User-Agent in place of any other too. */
const dropped =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via|(?:proxy|sec)-.*)$/i;

/** Whether a browser leaves a header of this name out of what a page sends. */
export const isDropped = (name: string): boolean => dropped.test(name);

/** Whether a path has a part of dots, which leads to another address wherever one is made of it (URL standard, "dot-segment"). */
export const hasDotSegment = (url: string): boolean => /^[^?#]*\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(url);

/** Why a browser refuses to send a call; undefined where it sends it. */
export function whyRefused({ method, address, headers, body, fields }: Call): string | undefined {
  if (hasDotSegment(address))
    return 'A browser cannot send . or .. as a part of a path: it would ask another address. Write another value.';
  if (['GET', 'HEAD'].includes(method) && (body !== undefined || fields))
    return `A browser sends no body with ${method}. Copy the call as a command and run that.`;
  const names = Object.keys(headers).filter((name) => !isDropped(name));
  const misnamed = names.find((name) => !isHeader(name));
  if (misnamed !== undefined)
    return `A header cannot be called “${misnamed}”, so nothing sends it. Correct its name in the definition.`;
  const name = names.find((key) => !isHeader(key, headers[key]));
  return (
    name &&
    `A browser cannot send this value of the header ${name}. Copy the call as a command, or write it in other characters.`
  );
}

function isHeader(name: string, value = ''): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}
