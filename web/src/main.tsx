import { createRoot } from 'react-dom/client';
import { session } from './api/session.js';
import { App } from './app/app.js';
import { loadWorkspaceApp } from './app/load-workspace-app.js';
import { preferredLanguage, speak } from './i18n/i18n.js';
import { theme } from './ui/theme.js';
import './ui/tokens.css';
import './ui/base.css';

theme.apply();
if (session.isExpected()) void loadWorkspaceApp();

/** Not awaited by the module: parts that are loaded later come with pieces of this file, and would wait for its end. */
async function start(): Promise<void> {
  await Promise.all([speak(preferredLanguage()), session.start()]);
  createRoot(document.getElementById('root')!).render(<App />);
  const state = session.current();
  if (state.status !== 'signedOut' || !state.endedFor) return;
  const { forgetHistory } = await import('./offline/sign-out.js');
  await forgetHistory(state.endedFor);
}

void start();
