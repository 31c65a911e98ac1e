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

const root = createRoot(document.getElementById('root')!);
await Promise.all([speak(preferredLanguage()), session.start()]);
root.render(<App />);

const state = session.current();
if (state.status === 'signedOut' && state.endedFor) {
  const { forgetHistory } = await import('./offline/sign-out.js');
  await forgetHistory(state.endedFor);
}
