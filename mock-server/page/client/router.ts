import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Place, readPlace } from './model/place.ts';

/** Where the page stood, by the state of the history's entry. A browser itself scrolls before the view is drawn, and no further than that one reaches. */
const stood = new Map<unknown, number>();

/**
 * Begins another view as a link to another page does: at its top, where its heading takes the focus. By Back it stands where it
 * was.
 */
export function useViewStart(place: Place): void {
  const view = `${place.view}/${place.name}`;
  const shown = useRef(view);
  const entry = useRef<unknown>(null);
  useEffect(() => {
    const keep = () => history.state === entry.current && stood.set(entry.current, scrollY);
    // A link may be followed before the browser tells of the last scroll.
    const leave = () => history.state === null && stood.set(entry.current, scrollY);
    addEventListener('scroll', keep, { passive: true });
    addEventListener('popstate', leave);
    return () => {
      removeEventListener('scroll', keep);
      removeEventListener('popstate', leave);
    };
  }, []);
  useLayoutEffect(() => {
    const isNew = history.state === null;
    if (isNew) history.replaceState(performance.timeOrigin + performance.now(), '');
    entry.current = history.state;
    if (shown.current === view) return;
    shown.current = view;
    const top = isNew ? 0 : stood.get(history.state); // unknown after a reload: the browser's own is kept
    if (top !== undefined) scrollTo(0, top);
    const heading = document.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [place]);
}

/** The place that the page shows, whenever it changes. */
export function usePlace(): Place {
  // On the server there is no address.
  const [place, setPlace] = useState(() => readPlace(globalThis.location?.hash ?? ''));
  useEffect(() => {
    const update = () => setPlace(readPlace(location.hash));
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return place;
}
