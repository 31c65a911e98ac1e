import { useSyncExternalStore } from 'react';
import { cell } from '../../../state/cell.js';

const edited = cell<string | null>(null);

/** Opens the editor in the place of a message; null closes it. At most one is open. */
export const edit = (messageId: string | null): void => edited.become(messageId);

/** Whether the message is being edited, and what ends it. */
export function useEditing(messageId: string): [isEditing: boolean, stop: () => void] {
  const isEditing = useSyncExternalStore(edited.subscribe, () => edited.current() === messageId);
  return [isEditing, () => edit(null)];
}
