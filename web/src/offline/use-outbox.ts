import { useMemo, useSyncExternalStore } from 'react';
import { useWorkspace } from '../app/workspace.js';
import type { New, Outgoing, OutgoingMessage } from './outgoing.js';

/** What one may do with what is on its way. */
export function useOutbox(): {
  send: (added: New) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
} {
  const { outbox } = useWorkspace();
  return useMemo(
    () => ({
      send: (added) => void outbox.send(added),
      retry: (id) => void outbox.retry(id),
      discard: (id) => void outbox.discard(id),
    }),
    [outbox],
  );
}

/** All that is on its way, oldest first. */
export function useAllOutgoing(): readonly Outgoing[] {
  const { outbox } = useWorkspace();
  return useSyncExternalStore(outbox.subscribe, outbox.current);
}

/** What is on its way to a room (threadRootId null) or to one of its threads, oldest first. */
export function useOutgoing(roomId: string, threadRootId: string | null): readonly OutgoingMessage[] {
  const all = useAllOutgoing();
  return useMemo(
    () =>
      all
        .filter((one) => one.kind === 'message')
        .filter((one) => one.roomId === roomId && one.threadRootId === threadRootId),
    [all, roomId, threadRootId],
  );
}
