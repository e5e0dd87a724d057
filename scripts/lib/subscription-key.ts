import { UsageError } from './refusal.ts';
import { keepSecret } from './secrets.ts';

/** The only place that a key of CQC comes from, beside a prompt: an argument would stand in the list of processes. */
export const keyVariable = 'CQC_SUBSCRIPTION_KEY';

/** A shorter key would stand in words that have nothing to do with it. */
export const shortestKey = 8;

/**
 * Refuses what was typed when it holds the key: it would stand in the list of processes, in the logs of a server and in files.
 * @throws UsageError
 */
export function refuseKeyIn(typed: string, key: string): void {
  if (key.length < shortestKey || !typed.toLowerCase().includes(key.toLowerCase())) return;
  throw new UsageError(`the key stands among the options. Take it out of them, and give it in ${keyVariable} alone.`);
}

let taken: string | undefined;

/**
 * Takes the key out of the environment into memory, as soon as a command starts: processes that it starts do not inherit
 * it, and a diagnostic report of Node, which lists the environment, does not hold it.
 */
export function takeSubscriptionKey(): void {
  taken = process.env[keyVariable] ?? taken;
  delete process.env[keyVariable];
  if (taken !== undefined) keepSecret(taken.trim());
}

/**
 * Reads the subscription key of CQC's API from the environment, or asks for it where somebody sits at a terminal; what is
 * typed is not shown. It is kept in memory only.
 * @throws UsageError when there is none, or it cannot be one.
 */
export async function readSubscriptionKey(
  environment: NodeJS.ProcessEnv = process.env,
  ask: (() => Promise<string>) | undefined = process.stdin.isTTY ? askForKey : undefined,
): Promise<string> {
  const given = (environment[keyVariable] ?? (environment === process.env ? taken : undefined))?.trim();
  if (given === undefined && ask === undefined) {
    throw new UsageError(`no key of CQC's API. Set ${keyVariable} to it; docs/live.md says where it comes from.`);
  }
  const key = given ?? (await ask?.())?.trim() ?? '';
  keepSecret(key);
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new UsageError(
    `the key of CQC's API ${key === '' ? 'is empty' : 'holds characters that no key has'}. Copy it again from CQC's portal.`,
  );
}

async function askForKey(): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  try {
    // The prompt goes to standard error, so that it never mixes with results.
    return await password({ message: 'Subscription key of CQC (not shown):' }, { output: process.stderr });
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new UsageError('no key was given.');
    throw error;
  }
}
