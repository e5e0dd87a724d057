import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../../scripts/lib/message-of.ts';
import { ask } from './model/ask.ts';

/** What was loaded, or why it was not. */
export type Loaded<T> = { value?: T; problem?: string };

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
export function useJson<T>(address: string | undefined, version: number, first?: Loaded<T>): Loaded<T> {
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
