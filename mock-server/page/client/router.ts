import { useEffect, useState } from 'preact/hooks';
import { type Place, readPlace } from './model/place.ts';

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
