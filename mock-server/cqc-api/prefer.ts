import type { ApiError } from '../http/api-error.ts';
import { forcedErrors, invalidParameter } from './errors.ts';

const longestDelayMs = 60_000;

/**
 * Carries out a Prefer header (RFC 7240): `code=429` forces an error, `delay=2000` waits that many milliseconds first.
 * Other preferences are ignored, as the RFC asks.
 * @throws ApiError the forced one, or 400 for a code or delay that is not known.
 */
export async function obeyPreferences(header: string, host: string): Promise<void> {
  const preferences = new Map((header.match(element) ?? []).map(readPreference).toReversed()); // of several alike the first counts
  const delay = preferences.get('delay');
  if (delay !== undefined) {
    if (!/^\d{1,5}$/.test(delay) || Number(delay) > longestDelayMs) {
      throw invalidParameter(`Prefer: delay=${delay} is not known. Give milliseconds from 0 to ${longestDelayMs}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, Number(delay)));
  }
  const code = preferences.get('code');
  if (code === undefined) return;
  throw forcedErrors.get(code)?.(host) ?? unknownCode(code);
}

/** One preference of the header, up to a comma that is in no quotes; a quote without an end takes the rest, once. */
const element = /(?:"(?:\\.|[^"\\])*"?|[^,"])+/g;

/** Name and value, in quotes or not; parameters behind a semicolon are ignored, as the RFC asks. */
function readPreference(text: string): [name: string, value: string | undefined] {
  const [, name = '', value] = /^\s*([^=;\s]*)\s*(?:=\s*("(?:\\.|[^"\\])*"|[^;]*))?/.exec(text.toLowerCase()) ?? [];
  return [name, value?.trim().replace(/^"(.*)"$/, '$1')];
}

const unknownCode = (code: string): ApiError =>
  invalidParameter(`Prefer: code=${code} is not known. Use one of: ${[...forcedErrors.keys()].join(', ')}.`);
