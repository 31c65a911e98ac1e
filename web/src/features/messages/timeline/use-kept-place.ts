import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';

interface Shown {
  handle: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  /** Of the messages, in order. */
  ids: readonly string[];
  /** Rows before the first message. */
  offset: number;
  isShifted: boolean;
}

/** To be called when the list was scrolled, when rows were measured, and when the scrolling has ended. */
export interface KeptPlace {
  note: () => void;
  keep: () => void;
  letGo: () => void;
}

/**
 * Keeps what one looks at where it is when rows come or go at the start of the list. From then until the scrolling ends the
 * virtual list keeps its place from its end, and so moves all that is on the screen when rows below it are measured for
 * the first time: those that are drawn together with what came, where the machine is slow.
 */
export function useKeptPlace(shown: Shown): KeptPlace {
  const latest = useRef(shown);
  latest.current = shown;
  /** The message at the top, and how far below the edge it begins, px. */
  const place = useRef<{ id: string; top: number } | null>(null);

  const look = useCallback(() => {
    const { handle, scroller, ids, offset } = latest.current;
    const { scrollTop } = scroller.current!;
    const row = handle.current!.findItemIndex(scrollTop);
    const id = ids[Math.max(0, row - offset)];
    place.current = id === undefined ? null : { id, top: topOf(latest.current, id) };
  }, []);

  const note = useCallback(() => {
    if (place.current) look();
  }, [look]);

  const keep = useCallback(() => {
    const { scroller, ids } = latest.current;
    if (!place.current || !ids.includes(place.current.id)) return;
    const moved = topOf(latest.current, place.current.id) - place.current.top;
    if (Math.abs(moved) >= 1) scroller.current!.scrollTop += moved;
  }, []);

  const letGo = useCallback(() => {
    place.current = null;
  }, []);

  const { ids, isShifted } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the rows
  useLayoutEffect(() => {
    if (isShifted) look();
  }, [ids, isShifted, look]);

  return { note, keep, letGo };
}

function topOf({ handle, scroller, ids, offset }: Shown, id: string): number {
  return handle.current!.getItemOffset(ids.indexOf(id) + offset) - scroller.current!.scrollTop;
}
