import { hasDotSegment } from './browser-limits.ts';
import type { Call } from './calls.ts';

/** A call as a command for bash. */
export function writeBash(call: Call, url: string): string {
  return writeArguments('curl', listOptions(call, url), url, (value) => `'${value.replaceAll("'", `'\\''`)}'`);
}

/**
 * A call as a command for PowerShell, where `curl` is another command. On their way to a program, arguments lose their quotes there,
 * what follows a backslash at the end, and what the code page of Windows does not have; empty ones get lost. Where one is such, all
 * go as lines of a configuration of curl.
 */
export function writePowerShell(call: Call, url: string): string {
  // Typographic quotes end a text there as well (about_Quoting_Rules).
  const quote = (value: string) => `'${value.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
  const options = listOptions(call, url);
  const lines: Option[] = [['--url', url], ...options];
  if (lines.every(([, value]) => value === undefined || /^[ !#-~]*[ !#-[\]-~]$/.test(value)))
    return writeArguments('curl.exe', options, url, quote);
  const quoted = lines.map(([name, value]) => quote(value === undefined ? name : `${name} ${quoteInConfig(value)}`));
  // The comment takes the byte order mark that code page 65001 puts in front.
  const command = `'#', ${quoted.join(', ')} | curl.exe --config -`;
  // The PowerShell of Windows sends ASCII unless it is told otherwise: in a block, so that the session keeps its encoding.
  return /[^ -~]/.test(command) ? `& { $OutputEncoding = [Text.UTF8Encoding]::new($false); ${command} }` : command;
}

/** An option of curl with its value. */
type Option = readonly [name: string, value?: string];

function listOptions({ method, headers, body, fields }: Call, url: string): Option[] {
  const isEmpty = body === undefined && !fields;
  const options: Option[] = [];
  // With `-X HEAD` curl would wait for the body.
  if (isEmpty && method === 'HEAD') options.push(['--head']);
  else if (!isEmpty || method !== 'GET') options.push([`-X ${method}`]);
  // As it is written: curl would make several addresses of brackets, and another one of a path with dots.
  if (/[[\]{}]/.test(url)) options.push(['--globoff']);
  if (hasDotSegment(url)) options.push(['--path-as-is']);
  for (const [name, value] of Object.entries(headers)) options.push(['-H', `${name}: ${value}`]);
  for (const { name, value, isFile } of fields ?? []) {
    if (isFile) options.push(['-F', `${name}=@"${value.replaceAll(/["\\]/g, '\\$&')}"`]);
    else options.push(['--form-string', `${name}=${value}`]);
  }
  if (body !== undefined) options.push(['--data-raw', body]);
  return options;
}

const writeArguments = (command: string, options: Option[], url: string, quote: (value: string) => string): string =>
  [
    command,
    ...options.map(([name, value]) => (value === undefined ? name : `${name} ${quote(value)}`)),
    quote(url),
  ].join(' ');

const quoteInConfig = (value: string): string =>
  `"${value.replaceAll(/["\\]/g, '\\$&').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
