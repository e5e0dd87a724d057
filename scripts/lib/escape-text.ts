/** Escapes a text for an address. Half of a surrogate pair, which no UTF-8 can hold, becomes a replacement character. */
export const escapeText = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Undoes percent escapes; undefined where a percent sign begins none, or they are no UTF-8. */
export function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
