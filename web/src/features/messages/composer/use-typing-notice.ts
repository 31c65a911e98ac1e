import { useRef } from 'react';
import { useStartTypingMutation } from '../../../generated/hooks.js';
import { connection } from '../../../live/connection.js';

/** How often the others are told at most, milliseconds; what they were told holds for 10 s. */
const EVERY = 5000;

/** Tells the others in a room that the viewer is writing. */
export function useTypingNotice(roomId: string): () => void {
  const [startTyping] = useStartTypingMutation();
  const toldAt = useRef(0);
  return () => {
    if (Date.now() - toldAt.current < EVERY || connection.current() !== 'live') return;
    toldAt.current = Date.now();
    startTyping({ variables: { input: { roomId } } }).catch(() => {});
  };
}
