/** A text as a regular expression that matches it and nothing else. (`RegExp.escape` needs Node 24.) */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
