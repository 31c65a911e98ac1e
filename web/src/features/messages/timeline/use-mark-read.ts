import { useCallback, useRef } from 'react';
import { useMarkRoomReadMutation } from '../../../generated/hooks.js';

/** Tells the server how far the viewer has read; the newest of what was seen while an answer is awaited comes next. */
export function useMarkRead(roomId: string): (message: { id: string; createdAt: string }) => void {
  const [markRoomRead] = useMarkRoomReadMutation();
  const state = useRef<{ told: string; next: { id: string; createdAt: string } | null; isBusy: boolean }>({
    told: '',
    next: null,
    isBusy: false,
  });
  return useCallback(
    async (message) => {
      const current = state.current;
      if (message.createdAt > (current.next?.createdAt ?? current.told)) current.next = message;
      if (current.isBusy) return;
      current.isBusy = true;
      while (current.next) {
        const { id: messageId, createdAt } = current.next;
        current.next = null;
        current.told = createdAt;
        // Where it fails, the next message that is seen tells as much.
        await markRoomRead({ variables: { input: { roomId, messageId } } }).catch(() => {
          current.told = '';
        });
      }
      current.isBusy = false;
    },
    [markRoomRead, roomId],
  );
}
