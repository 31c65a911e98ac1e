import { useSyncExternalStore } from 'react';

/** As in the style sheets. */
const NARROW = matchMedia('(max-width: 48rem)');

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
}

/** Whether there is place for one thing at a time, as on a phone. */
export const useIsNarrow = () => useSyncExternalStore(subscribe, () => NARROW.matches);
