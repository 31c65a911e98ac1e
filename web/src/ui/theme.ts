import { useSyncExternalStore } from 'react';
import { cell } from '../state/cell.js';

/** `system`: as the device is set. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

/** What the bars of the browser around the page are coloured with; the grounds of tokens.css. */
const GROUNDS = { light: '#ffffff', dark: '#14161b' };

const chosen = cell<Theme>(kept());

function kept(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** The colours of the app: those chosen on this device, else the system's. */
export const theme = {
  current: chosen.current,
  subscribe: chosen.subscribe,

  choose(next: Theme): void {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
    chosen.become(next);
    theme.apply();
  },

  /** Paints the page; to be called once before anything is shown. */
  apply(): void {
    const shown = chosen.current();
    if (shown === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = shown;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.content = GROUNDS[shown === 'system' ? (meta.media.includes('dark') ? 'dark' : 'light') : shown];
  },
};

/** The chosen theme. A component that calls it follows a change. */
export const useTheme = () => useSyncExternalStore(theme.subscribe, theme.current);
