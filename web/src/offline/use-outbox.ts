import { useMemo, useSyncExternalStore } from 'react';
import { useWorkspace } from '../app/workspace.js';
import type { NewMessage, Outgoing } from './outbox.js';

/** What one may do with messages on their way. */
export function useOutbox(): {
  send: (message: NewMessage) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
} {
  const { outbox } = useWorkspace();
  return useMemo(
    () => ({
      send: (message) => void outbox.send(message),
      retry: (id) => void outbox.retry(id),
      discard: (id) => void outbox.discard(id),
    }),
    [outbox],
  );
}

/** What is on its way to a room (threadRootId null) or to one of its threads, oldest first. */
export function useOutgoing(roomId: string, threadRootId: string | null): readonly Outgoing[] {
  const { outbox } = useWorkspace();
  const all = useSyncExternalStore(outbox.subscribe, outbox.current);
  return useMemo(
    () => all.filter((one) => one.roomId === roomId && one.threadRootId === threadRootId),
    [all, roomId, threadRootId],
  );
}
