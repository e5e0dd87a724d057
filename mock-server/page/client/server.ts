import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../../scripts/lib/message-of.ts';

/** What was loaded, or why it was not. */
export type Loaded<T> = { value?: T; problem?: string };

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

/** Reads JSON of this server. @throws Error with what the server said. */
export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await ask(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return (await answer.json()) as T;
}

/** What the page cannot be drawn without. */
export const addresses = { about: '/page/about', definition: '/apiDefinition.swagger.json' };

/** Reads JSON of this server; what goes wrong is told and not thrown. */
export async function loadJson<T>(address: string): Promise<Loaded<T>> {
  try {
    return { value: await fetchJson<T>(address) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/**
 * Loads JSON once, and again whenever `version` changes; meanwhile what was loaded before stays.
 * @param first what was loaded for the first version already.
 */
export function useJson<T>(address: string | undefined, version = 0, first?: Loaded<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(first ?? {});
  useEffect(() => {
    if (address === undefined || (first !== undefined && version === 0)) return;
    let isWanted = true;
    void loadJson<T>(address).then((next) => isWanted && setLoaded(next));
    return () => {
      isWanted = false;
    };
  }, [address, version]);
  return loaded;
}
