/** The words of a text as a list, which is how a long list of names reads best. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
