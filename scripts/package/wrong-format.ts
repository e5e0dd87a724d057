/** What was read is not of the format that it should be of: a zip, XML or an expression. The message begins small. */
export class WrongFormat extends Error {
  override name = 'WrongFormat';
}

/** What is wrong, from an error that was caught. Any other error is a defect and is thrown on. */
export function wrongFormatOf(error: unknown): string {
  if (error instanceof WrongFormat) return error.message;
  throw error;
}
