import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';

/** Messages passed over by one press of PageUp or PageDown. */
const LEAP = 10;

const STEPS: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -LEAP,
  PageDown: LEAP,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The one message of a list that Tab stops at, and how keys move it. */
export interface Roving {
  activeId: string | null;
  /** The one that had the focus last: it must not be lost when it is scrolled away. */
  focusedIndex: number | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** ids: of the rows, in order. scrollTo: brings a row into sight. */
export function useRoving(ids: readonly string[], scrollTo: (index: number) => void): Roving {
  const [focused, setFocused] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const activeId = focused && ids.includes(focused) ? focused : (ids.at(-1) ?? null);

  useEffect(() => {
    let frame: number;
    // A row that was not in the page is hidden, and takes no focus, until the virtual list has measured it.
    function take(): void {
      const row = wanted.current && document.getElementById(`message-${wanted.current}`);
      if (row) row.focus({ preventScroll: true });
      if (row && document.activeElement !== row) frame = requestAnimationFrame(take);
      else wanted.current = null;
    }
    take();
    return () => cancelAnimationFrame(frame);
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = STEPS[event.key];
      const target = event.target as HTMLElement;
      if (step === undefined || target.tagName !== 'ARTICLE' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const index = ids.indexOf(target.id.replace('message-', ''));
      const next = Math.max(0, Math.min(ids.length - 1, index + step));
      wanted.current = ids[next]!;
      setFocused(ids[next]!);
      scrollTo(next);
    },
    [ids, scrollTo],
  );

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const message = event.target.closest('article');
    if (message) setFocused(message.id.replace('message-', ''));
  }, []);

  const index = focused ? ids.indexOf(focused) : -1;
  return { activeId, focusedIndex: index < 0 ? null : index, onKeyDown, onFocus };
}
