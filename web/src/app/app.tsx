import { I18nProvider } from '@lingui/react';
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { useRoute } from 'wouter';
import { session } from '../api/session.js';
import { LINK_PAGES, PublicRoutes } from '../features/accounts/public-routes.js';
import { i18n } from '../i18n/i18n.js';
import { Spinner } from '../ui/spinner.js';
import { Toasts } from '../ui/toasts.js';
import { Failsafe } from './failsafe.js';
import { loadWorkspaceApp } from './load-workspace-app.js';
import { UpdateOffer } from './update-offer.js';

const WorkspaceApp = lazy(loadWorkspaceApp);

/** The whole app: for who is signed in his workspace, for everyone else the pages by which one comes in. */
export function App(): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.current);
  const [isLink] = useRoute(LINK_PAGES);
  return (
    <I18nProvider i18n={i18n}>
      <Failsafe>
        <Suspense fallback={<Spinner />}>
          {'userId' in state && !isLink ? <WorkspaceApp key={state.userId} userId={state.userId} /> : <PublicRoutes />}
        </Suspense>
      </Failsafe>
      <Toasts />
      <UpdateOffer />
    </I18nProvider>
  );
}
