import { groupBy } from '../../../../scripts/lib/group-by.ts';
import { takeType } from './bodies.ts';
import { hasDotSegment } from './browser-limits.ts';
import type { Call } from './calls.ts';

/** A call as a command for bash. */
export function writeBash(call: Call, url: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  return ['curl', ...curlArguments(call, url, quote)].join(' ');
}

/**
 * A call as a command for PowerShell, where `curl` is another command and the quotes of an argument get lost on their way to a
 * program, as does what follows a backslash at its end.
 */
export function writePowerShell(call: Call, url: string): string {
  const { method, body, fields } = call;
  // Typographic quotes end a text there as well (about_Quoting_Rules).
  const quote = (value: string) => `'${value.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
  const isWhole = Object.values(call.headers).every((value) => !/"|\\$/.test(value));
  if (['GET', 'HEAD'].includes(method) && body === undefined && !fields && isWhole)
    return ['curl.exe', ...curlArguments(call, url, quote)].join(' ');

  const table = (entries: [name: string, value: string][]) =>
    `@{ ${entries.map(([name, value]) => `${quote(name)} = ${value}`).join('; ')} }`;
  const { type, others } = takeType(call.headers);
  const parts = ['Invoke-RestMethod', '-Method', method, '-Uri', quote(url)];
  const given = Object.entries(others).map(([name, value]): [string, string] => [name, quote(value)]);
  if (given.length > 0) parts.push('-Headers', table(given));
  if (type !== undefined) parts.push('-ContentType', quote(body === undefined ? type : nameCharset(type)));
  if (body !== undefined) parts.push('-Body', quote(body));
  if (fields) {
    const values = groupBy(fields, ({ name }) => name);
    const written = [...values].map(([name, group]): [string, string] => [
      name,
      group.map(({ value, isFile }) => (isFile ? `(Get-Item -LiteralPath ${quote(value)})` : quote(value))).join(', '),
    ]);
    parts.push('-Form', table(written)); // from PowerShell 6.1 on
  }
  return parts.join(' ');
}

function curlArguments({ method, headers, body, fields }: Call, url: string, quote: (value: string) => string) {
  const isEmpty = body === undefined && !fields;
  // With `-X HEAD` curl would wait for the body.
  const parts = isEmpty && method === 'HEAD' ? ['--head'] : isEmpty && method === 'GET' ? [] : ['-X', method];
  // As it is written: curl would make several addresses of brackets, and another one of a path with dots.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  if (hasDotSegment(url)) parts.push('--path-as-is');
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quote(`${name}: ${value}`));
  for (const { name, value, isFile } of fields ?? []) {
    if (isFile) parts.push('-F', quote(`${name}=@"${value.replaceAll(/["\\]/g, '\\$&')}"`));
    else parts.push('--form-string', quote(`${name}=${value}`));
  }
  if (body !== undefined) parts.push('--data-raw', quote(body));
  return [...parts, quote(url)];
}

/** The PowerShell of Windows would send a text whose charset is not named in ISO-8859-1. */
const nameCharset = (type: string): string => (/charset|urlencoded/i.test(type) ? type : `${type}; charset=utf-8`);
