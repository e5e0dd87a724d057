/**
 * What keeps a command from being done and had to be expected: a wrong option, a file that cannot be read, a taken port.
 * A command says it in one sentence each, with what to do next, and ends with exit code 2. Any other error is a defect
 * of this project and shows its stack.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  /** What is said, a line each. Lines are kept apart, because a text from a file may hold line breaks of its own. */
  readonly lines: readonly string[];

  constructor(message: string | readonly string[], options?: ErrorOptions) {
    const lines = typeof message === 'string' ? [message] : message;
    super(lines.join('\n'), options);
    this.lines = lines;
  }
}

/** A command that was called in a wrong way; what is said ends with the way to its help. */
export class UsageError extends Refusal {
  override name = 'UsageError';
}
