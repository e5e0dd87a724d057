import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../../scripts/lib/message-of.ts';
import type { CallRecord, LimitState, PageEvents } from '../messages.ts';

/** What was loaded, or why it was not. */
export type Loaded<T> = { value?: T; problem?: string };

/** Reads JSON of this server. @throws Error with what the server said. */
export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
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

/** The stream of the server as the page keeps it. */
export interface Live {
  calls: CallRecord[];
  limits: LimitState[];
  /** When `limits` came, by the page's clock, from which the seconds are counted down. */
  limitsAt: number;
  /** Grows with every saved file. */
  filesVersion: number;
  /** Left out until the first answer. */
  isConnected?: boolean;
}

const kept = 200;

/** Follows the stream for as long as the page is open. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>({ calls: [], limits: [], limitsAt: 0, filesVersion: 0 });
  useEffect(() => {
    const source = new EventSource('/page/events');
    const on = <Name extends keyof PageEvents>(name: Name, change: (before: Live, data: PageEvents[Name]) => Live) =>
      source.addEventListener(name, ({ data }) => setLive((before) => change(before, JSON.parse(data))));
    on('hello', (before, { calls, limits }) => ({ ...before, calls, limits, limitsAt: Date.now(), isConnected: true }));
    on('call', (before, { call, limits }) => ({
      ...before,
      calls: [...before.calls, call].slice(-kept),
      ...{ limits, limitsAt: Date.now() },
    }));
    on('files', (before) => ({ ...before, filesVersion: before.filesVersion + 1 }));
    source.addEventListener('error', () => setLive((before) => ({ ...before, isConnected: false })));
    return () => source.close();
  }, []);
  return live;
}
