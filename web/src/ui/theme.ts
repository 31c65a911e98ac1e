import { useSyncExternalStore } from 'react';

/** `system`: as the device is set. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';
const listeners = new Set<() => void>();

/** What the bars of the browser around the page are coloured with; the grounds of tokens.css. */
const GROUNDS = { light: '#ffffff', dark: '#14161b' };

/** The colours of the app: those chosen on this device, else the system's. */
export const theme = {
  current(): Theme {
    const chosen = localStorage.getItem(KEY);
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  },

  choose(next: Theme): void {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
    theme.apply();
    for (const listener of [...listeners]) listener();
  },

  /** Paints the page; to be called once before anything is shown. */
  apply(): void {
    const chosen = theme.current();
    if (chosen === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.content = GROUNDS[chosen === 'system' ? (meta.media.includes('dark') ? 'dark' : 'light') : chosen];
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The chosen theme. A component that calls it follows a change. */
export const useTheme = () => useSyncExternalStore(theme.subscribe, theme.current);
