import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  isOpen = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const openPalette = () => become(true);
export const closePalette = () => become(false);

/** Whether the command palette is open. */
export const usePaletteOpen = () => useSyncExternalStore(subscribe, () => isOpen);
