import { useCallback, useEffect, useRef } from 'react';

/** How long calls are collected, milliseconds. */
const COLLECT = 1500;

/** Does the work once for many calls, a moment after the first. */
export function useSoon(work: () => void): () => void {
  const latest = useRef(work);
  latest.current = work;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, COLLECT);
  }, []);
}
