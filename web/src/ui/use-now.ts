import { useSyncExternalStore } from 'react';
import { cell } from '../state/cell.js';

const MINUTE = 60_000;

const now = cell(Date.now());
const tick = () => now.become(Date.now());
let clock: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

/** The clock goes only while somebody looks at it. */
function subscribe(listener: () => void): () => void {
  if (watchers++ === 0) {
    tick();
    clock = setInterval(tick, MINUTE);
  }
  const stop = now.subscribe(listener);
  return () => {
    stop();
    if (--watchers === 0) clearInterval(clock);
  };
}

/** The time in milliseconds, to the minute: a component that calls it is drawn again each minute. */
export const useNow = () => useSyncExternalStore(subscribe, now.current);
