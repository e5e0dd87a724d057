import { isDropped } from './browser-limits.ts';
import type { Call } from './calls.ts';

/** Files that somebody chose, by the names of their inputs. */
export type Files = ReadonlyMap<string, File>;

/** A call as fetch takes it. */
export function writeRequest({ method, headers, body, fields }: Call, files: Files = new Map()): RequestInit {
  const form = new FormData();
  for (const { name, value, isFile } of fields ?? []) form.append(name, (isFile && files.get(name)) || value);
  return {
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !isDropped(name))),
    ...(body !== undefined && { body }),
    ...(fields && { body: form }),
  };
}
