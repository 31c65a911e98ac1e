import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Entry } from './entries.js';

/** How long a message must be before one's eyes to count as read, milliseconds. */
const SEEN = 500;

interface Reading {
  handle: RefObject<VirtualizerHandle | null>;
  entries: readonly Entry[];
  /** Rows before the first message. */
  offset: number;
  readUntil: string | null;
  onRead: (message: { id: string; createdAt: string }) => void;
}

/**
 * Tells what was really read: the newest message that stood in a window with the focus for half a second. Gives what is
 * to be called when the list was scrolled.
 */
export function useReading(reading: Reading): () => void {
  const latest = useRef(reading);
  latest.current = reading;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { handle, entries, offset, readUntil, onRead } = latest.current;
      if (!handle.current || !document.hasFocus()) return;
      const { scrollOffset, viewportSize } = handle.current;
      const row = handle.current.findItemIndex(scrollOffset + viewportSize - 8) - offset;
      const message = entries[Math.min(row, entries.length - 1)]?.message;
      if (message && message.createdAt > (readUntil ?? '')) onRead(message);
    }, SEEN);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what came may be in sight already
  useEffect(look, [reading.entries, look]);
  useEffect(() => {
    addEventListener('focus', look);
    return () => {
      removeEventListener('focus', look);
      clearTimeout(timer.current);
    };
  }, [look]);
  return look;
}
