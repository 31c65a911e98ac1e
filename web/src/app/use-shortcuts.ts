import { useEffect, useEffectEvent } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useRooms } from '../features/rooms/use-rooms.js';
import { nextRoom } from './next-room.js';
import { openPalette } from './palette-state.js';

/** Ctrl+K or Cmd+K: the palette. Alt with an arrow: the room above or below; with Shift too: the next one with unread messages. */
export function useShortcuts(): void {
  const { rooms } = useRooms();
  const [, navigate] = useLocation();
  const [, params] = useRoute('/rooms/:roomId/*?');

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      openPalette();
    }
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
