/** One field of a form. */
export interface Field {
  name: string;
  value: string;
  /** Its value is the name of a file. */
  isFile: boolean;
}

const parts = /^multipart\/form-data/i;
const plainForm = /^application\/x-www-form-urlencoded/i;

/** Whether a form goes in parts: it holds a file, or the definition takes it in no other way. */
export function isMultipart(types: readonly string[], fields: readonly Field[]): boolean {
  if (fields.length === 0) return false;
  const has = (pattern: RegExp) => types.some((type) => pattern.test(type));
  return fields.some(({ isFile }) => isFile) || (has(parts) && !has(plainForm));
}

/** Takes the content type out of headers, whose names may be in any case. */
export function takeType(headers: Record<string, string>): { type?: string; others: Record<string, string> } {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'content-type') ?? '';
  const { [name]: type, ...others } = headers;
  return { ...(type !== undefined && { type }), others };
}

export const writeForm = (fields: readonly Field[]): string =>
  new URLSearchParams(fields.map(({ name, value }): [string, string] => [name, value])).toString();

/** The type of a body, of those that the definition takes: JSON where it is among them. */
export function chooseBodyType(types: readonly string[], fields: readonly Field[]): string {
  if (fields.length > 0) return 'application/x-www-form-urlencoded';
  const others = types.filter((type) => !parts.test(type) && !plainForm.test(type));
  return others.find((type) => /json/i.test(type)) ?? others[0] ?? 'application/json';
}
