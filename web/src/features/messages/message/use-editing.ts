import { useSyncExternalStore } from 'react';

let editedId: string | null = null;
const listeners = new Set<() => void>();

/** Opens the editor in the place of a message; null closes it. At most one is open. */
export function edit(messageId: string | null): void {
  editedId = messageId;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the message is being edited, and what ends it. */
export function useEditing(messageId: string): [isEditing: boolean, stop: () => void] {
  return [useSyncExternalStore(subscribe, () => editedId === messageId), () => edit(null)];
}
