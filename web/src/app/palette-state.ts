import { useSyncExternalStore } from 'react';
import { cell } from '../state/cell.js';

/** What is typed into the palette; null while it is closed. */
const typed = cell<string | null>(null);

export const openPalette = () => typed.become(typed.current() ?? '');
export const closePalette = () => typed.become(null);

/** What is typed, and what changes it: the same for the field that is there first and for the one that takes its place. */
export const usePaletteText = () =>
  [useSyncExternalStore(typed.subscribe, () => typed.current() ?? ''), typePalette] as const;
const typePalette = (text: string) => typed.become(text);

/** Whether the command palette is open. */
export const usePaletteOpen = () => useSyncExternalStore(typed.subscribe, () => typed.current() !== null);
