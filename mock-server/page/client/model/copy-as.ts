import type { Call } from './calls.ts';

/** A call as a command for bash. */
export function writeBash({ method, headers, body }: Call, url: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method])];
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quote(`${name}: ${value}`));
  if (body !== undefined) parts.push('--data-raw', quote(body));
  return [...parts, quote(url)].join(' ');
}

/**
 * A call as a command for PowerShell, where `curl` is another command and the quotes of a JSON body get lost on their way to
 * a program.
 */
export function writePowerShell({ method, headers, body }: Call, url: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
  if (body === undefined && method === 'GET') {
    const given = Object.entries(headers).flatMap(([name, value]) => ['-H', quote(`${name}: ${value}`)]);
    return ['curl.exe', ...given, quote(url)].join(' ');
  }
  const entries = Object.entries(headers).map(([name, value]) => `${quote(name)} = ${quote(value)}`);
  const parts = ['Invoke-RestMethod', '-Method', method, '-Uri', quote(url)];
  if (entries.length > 0) parts.push('-Headers', `@{ ${entries.join('; ')} }`);
  if (body !== undefined) parts.push('-Body', quote(body));
  return parts.join(' ');
}
