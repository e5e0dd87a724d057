/** Undoes percent escapes; undefined where a percent sign begins none, or they are no UTF-8. */
export function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
