import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Place, readPlace } from './model/place.ts';

/** Marks an entry of the history as one where somebody was: to come back to it keeps where the page stood. */
const seen = 'seen';

/**
 * Begins another view as a link to another page does: at its top, where its heading takes the focus. By Back a browser scrolls to
 * where it was itself.
 */
export function useViewStart(place: Place): void {
  const view = `${place.view}/${place.name}`;
  const shown = useRef(view);
  useLayoutEffect(() => {
    const isNew = history.state !== seen;
    history.replaceState(seen, '');
    if (shown.current === view) return;
    shown.current = view;
    if (isNew) scrollTo(0, 0);
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
