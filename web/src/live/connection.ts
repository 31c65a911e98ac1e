import { useSyncExternalStore } from 'react';

/** `connecting`: not heard of the server yet. `live`: everything shown is of this moment. `offline`: trying again. */
export type ConnectionState = 'connecting' | 'live' | 'offline';

let state: ConnectionState = 'connecting';
const listeners = new Set<() => void>();

/** Whether the tab hears of changes as they happen. */
export const connection = {
  current: () => state,
  become(next: ConnectionState): void {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useConnection = () => useSyncExternalStore(connection.subscribe, connection.current);
