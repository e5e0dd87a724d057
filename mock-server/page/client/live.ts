import { useEffect, useState } from 'preact/hooks';
import type { CallRecord, LimitState, Minute, PageEvents } from '../messages.ts';
import { countCall } from '../minutes.ts';

/** The stream of the server as the page keeps it. */
export interface Live {
  calls: CallRecord[];
  minutes: Minute[];
  limits: LimitState[];
  /** When `limits` came, by the page's clock, from which the seconds are counted down. */
  limitsAt: number;
  /** The name of the files as they are now; left out until the first answer. */
  files?: string;
  /** Grows with every saved file, and when a server answers again: what was asked for meanwhile failed. */
  filesVersion: number;
  /** Left out until the first answer. */
  isConnected?: boolean;
}

const kept = 200;

/** A browser takes up a stream that broke off, but none that was refused. */
const retryMs = 5000;

/**
 * Follows the stream for as long as somebody sees the page. A browser opens six connections to a server: pages in the background
 * would take them all, and no call would get through.
 */
export function useLive(): Live {
  const [live, setLive] = useState<Live>({ calls: [], minutes: [], limits: [], limitsAt: 0, filesVersion: 0 });
  useEffect(() => {
    let source: EventSource | undefined;
    const follow = () => {
      if (document.hidden) {
        source?.close();
        source = undefined;
      } else if (source === undefined || source.readyState === EventSource.CLOSED) {
        source = openStream((change) => setLive(change));
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    const timer = setInterval(follow, retryMs);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearInterval(timer);
      source?.close();
    };
  }, []);
  return live;
}

function openStream(setLive: (change: (before: Live) => Live) => void): EventSource {
  const source = new EventSource('/page/events');
  const on = <Name extends keyof PageEvents>(name: Name, change: (before: Live, data: PageEvents[Name]) => Live) =>
    source.addEventListener(name, ({ data }) => setLive((before) => change(before, JSON.parse(data))));
  on('hello', (before, { calls, minutes, limits, files }) => ({
    ...noteFiles(before, files),
    ...{ calls, minutes, limits, limitsAt: Date.now(), isConnected: true },
  }));
  // Those of one frame are drawn at once: to draw each of some hundred a second would leave time for nothing else.
  let undrawn: PageEvents['call'][] = [];
  source.addEventListener('call', ({ data }) => {
    if (undrawn.push(JSON.parse(data)) > 1) return;
    requestAnimationFrame(() => {
      const calls = undrawn;
      undrawn = [];
      if (source.readyState !== EventSource.CLOSED) setLive((before) => calls.reduce(addCall, before));
    });
  });
  source.addEventListener('hello', () => {
    undrawn = []; // it has them
  });
  on('files', (before, { files }) => noteFiles(before, files));
  source.addEventListener('error', () => setLive((before) => ({ ...before, isConnected: false })));
  return source;
}

const addCall = (before: Live, { call, limits }: PageEvents['call']): Live => ({
  ...before,
  calls: [...before.calls, call].slice(-kept),
  minutes: countCall(before.minutes, call),
  ...{ limits, limitsAt: Date.now() },
});

const noteFiles = (before: Live, files: string): Live => ({
  ...before,
  files,
  filesVersion:
    before.filesVersion +
    Number(before.files !== undefined && (before.files !== files || before.isConnected === false)),
});
