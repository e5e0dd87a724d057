/** What an error says; anything can be thrown, and what is no error is shown as a text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
