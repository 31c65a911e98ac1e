import { useEffect, useEffectEvent } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useRooms } from '../features/rooms/use-rooms.js';
import { nextRoom } from './next-room.js';
import { openPalette } from './palette-state.js';
import { useDialog } from './use-dialog.js';

/** Ctrl+K or Cmd+K: the palette. `?`: the list of all keys. Alt with an arrow: the room above or below; with Shift too: the next one with unread messages. */
export function useShortcuts(): void {
  const { rooms } = useRooms();
  const [, navigate] = useLocation();
  const { open } = useDialog();
  const [, params] = useRoute('/rooms/:roomId/*?');

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      openPalette();
    }
    if (event.key === '?' && !isTyping(event)) open('shortcuts');
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    const goal = nextRoom(rooms, params?.roomId, step, event.shiftKey);
    if (goal) navigate(`/rooms/${goal.id}`);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Whether a key means a letter, or something in a dialog, and not the app. */
function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField = (target as Element).closest?.('input, textarea, select, [contenteditable]') != null;
  return isField || ctrlKey || metaKey || altKey || document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
