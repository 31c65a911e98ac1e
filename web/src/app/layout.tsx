import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { AccountRoutes } from '../features/accounts/account-routes.js';
import { Onward } from '../features/accounts/onward.js';
import { RoomGate } from '../features/rooms/room-gate.js';
import { Sidebar } from '../features/rooms/sidebar.js';
import { useTexts } from '../i18n/i18n.js';
import { Spinner } from '../ui/spinner.js';
import { useIsNarrow } from '../ui/use-is-narrow.js';
import { Announcer } from './announcer.js';
import { ConnectionBar } from './connection-bar.js';
import { Dialogs } from './dialogs.js';
import styles from './layout.module.css';
import { NotFound } from './not-found.js';
import { PageTitle } from './page-title.js';
import { PaletteHost } from './palette-host.js';
import { useShortcuts } from './use-shortcuts.js';

const JoinPage = lazy(() => import('../features/rooms/join-page.js'));
const RoomsHome = lazy(() => import('../features/rooms/rooms-home.js'));

/**
 * The list of rooms beside the page. On a phone there is room for one of them: the list is the page at `/`, and every
 * other page has a way back to it.
 */
export function Layout(): ReactNode {
  const { t } = useTexts();
  const isNarrow = useIsNarrow();
  useShortcuts();
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      {!isNarrow && <Sidebar />}
      <main id="main" className={styles.main} tabIndex={-1}>
        <ConnectionBar />
        <Suspense fallback={<Spinner />}>
          <Switch>
            <Route path="/">{isNarrow ? <Sidebar isPage /> : <RoomsHome />}</Route>
            <Route path="/rooms/:roomId/*?">{({ roomId }) => <RoomGate key={roomId} roomId={roomId} />}</Route>
            <Route path="/(sign-in|register|set-up)" component={Onward} />
            <Route path="/invites/:code">{({ code }) => <JoinPage key={code} code={code} />}</Route>
            <Route path="/(settings|admin)/*?">
              <AccountRoutes />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </main>
      <Dialogs />
      <PaletteHost />
      <Announcer />
      <PageTitle />
    </div>
  );
}
