import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ScrollToIndexOpts, VirtualizerHandle } from 'virtua';
import type { MessageList } from '../message-list.js';

/** How far from its ends a list fetches more, px: a few screens, so that one seldom sees it wait. */
const AHEAD = 2500;
/** How much of what was read already is shown above what is new, px. */
const PEEK = 48;
/** How near the end counts as at the end, px. */
const NEAR = 40;

/** How long a jump takes to arrive, milliseconds: meanwhile its target must keep its number, so nothing is fetched. */
const JUMP = 250;

/** Where a list begins: at the row that is shown first, or at its end. */
export interface ScrollStart {
  index: number | null;
  /** The row stands in the middle rather than at the top. */
  isCentred: boolean;
}

/** How a list scrolls: from where it starts, fetching more ahead, and staying at its end while one is there. */
export interface Scrolling {
  handle: RefObject<VirtualizerHandle | null>;
  isAtEnd: boolean;
  /** For the virtual list. */
  onScroll: () => void;
  onResize: () => void;
  toEnd: () => void;
  toRow: (index: number) => void;
}

/** rows: how many there are. newest: the id of the last one. */
export function useScrolling(list: MessageList, start: ScrollStart, rows: number, newest: string | null): Scrolling {
  const handle = useRef<VirtualizerHandle>(null);
  const [isAtEnd, setIsAtEnd] = useState(start.index === null);
  const stays = useRef(start.index === null);
  const latest = useRef({ list, rows });
  latest.current = { list, rows };
  const jumping = useRef<ReturnType<typeof setTimeout>>(undefined);

  const fetchAhead = useCallback(() => {
    if (!handle.current?.viewportSize || jumping.current !== undefined) return;
    const { list } = latest.current;
    if (handle.current.scrollOffset < AHEAD) list.fetchPrevious();
    if (below(handle.current) < AHEAD) list.fetchNext();
  }, []);

  const jump = useCallback(
    (index: number, options: ScrollToIndexOpts) => {
      handle.current?.scrollToIndex(index, options);
      clearTimeout(jumping.current);
      jumping.current = setTimeout(() => {
        jumping.current = undefined;
        fetchAhead();
      }, JUMP);
    },
    [fetchAhead],
  );

  const toEnd = useCallback(() => {
    stays.current = true;
    setIsAtEnd(true);
    jump(latest.current.rows - 1, { align: 'end' });
  }, [jump]);

  const onScroll = useCallback(() => {
    stays.current = below(handle.current!) < NEAR && !latest.current.list.hasNext;
    setIsAtEnd(stays.current);
    fetchAhead();
  }, [fetchAhead]);

  const onResize = useCallback(() => {
    if (stays.current) toEnd();
  }, [toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where a list starts matters once
  useLayoutEffect(() => {
    if (start.index === null) toEnd();
    else jump(start.index, start.isCentred ? { align: 'center' } : { align: 'start', offset: -PEEK });
    return () => clearTimeout(jumping.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever came, the end has another number now
  useLayoutEffect(() => {
    if (stays.current) toEnd();
  }, [rows, newest, toEnd]);

  // A short list never scrolls, and yet there may be more of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again with every page
  useEffect(() => {
    const frame = requestAnimationFrame(fetchAhead);
    return () => cancelAnimationFrame(frame);
  }, [rows, fetchAhead]);

  const toRow = useCallback((index: number) => jump(index, { align: 'nearest' }), [jump]);

  return { handle, isAtEnd, onScroll, onResize, toEnd, toRow };
}

/** How much of the list is hidden below, px. */
const below = ({ scrollSize, viewportSize, scrollOffset }: VirtualizerHandle) =>
  scrollSize - viewportSize - scrollOffset;
