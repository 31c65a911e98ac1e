import { useMemo, useSyncExternalStore } from 'react';
import { useWorkspace } from '../app/workspace.js';
import { filesOf, type New, type Outgoing, type OutgoingMessage } from './outgoing.js';

/** What one may do with what is on its way. */
export function useOutbox(): {
  send: (added: New) => void;
  retry: (id: string) => void;
  /** Takes it back, its files too. */
  discard: (id: string) => void;
} {
  const { outbox, uploads } = useWorkspace();
  return useMemo(
    () => ({
      send: (added) => void outbox.send(added),
      retry: (id) => void outbox.retry(id),
      discard(id) {
        const files = outbox
          .current()
          .filter((one) => one.id === id)
          .flatMap(filesOf);
        void outbox.discard(id);
        if (files.length === 0) return;
        // What it had is of no use any more.
        uploads().then(
          (opened) => files.forEach(({ key }) => void opened.discard(key)),
          () => {},
        );
      },
    }),
    [outbox, uploads],
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
