import { messageOf } from '../../../../scripts/lib/message-of.ts';

/** What to do where a call got no answer: a browser says no more than that it failed. */
export const wordNoAnswer = (error: unknown): string =>
  `${messageOf(error).replace(/\.?$/, '.')} Is the server still running?`;

/** Asks this server. @throws Error that says what to do where nothing comes back. */
export async function ask(address: string, request?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    throw new Error(wordNoAnswer(error));
  }
}
