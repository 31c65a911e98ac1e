import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch, useRoute } from 'wouter';
import { AccountRoutes } from '../features/accounts/account-routes.js';
import { Onward } from '../features/accounts/onward.js';
import { useOpenedByPush } from '../features/notifications/use-opened-by-push.js';
import { RoomGate } from '../features/rooms/room-gate.js';
import { Sidebar } from '../features/rooms/sidebar.js';
import { useTexts } from '../i18n/i18n.js';
import { lazyWithTexts } from '../i18n/lazy-with-texts.js';
import { Spinner } from '../ui/spinner.js';
import { useIsNarrow } from '../ui/use-is-narrow.js';
import { Announcer } from './announcer.js';
import { ConnectionBar } from './connection-bar.js';
import { Dialogs } from './dialogs.js';
import styles from './layout.module.css';
import { NotFound } from './not-found.js';
import { PageTitle } from './page-title.js';
import { PaletteHost } from './palette-host.js';
import { useOpenTask } from './use-open-task.js';
import { useShortcuts } from './use-shortcuts.js';

const TaskPanel = lazyWithTexts(() => import('../features/work/task/task-panel.js'));
const WorkPages = lazyWithTexts(() => import('../features/work/work-pages.js'));
const WorkSidebar = lazyWithTexts(() => import('../features/work/work-sidebar.js'));
const JoinPage = lazyWithTexts(() => import('../features/rooms/join-page.js'));
const RoomsHome = lazy(() => import('../features/rooms/rooms-home.js'));

/**
 * The list of rooms, or the projects, beside the page. On a phone there is room for one of them: the lists are the pages at
 * `/` and `/work`, and every other page has a way back to its list. A task opens beside any page.
 */
export function Layout(): ReactNode {
  const { t } = useTexts();
  const isNarrow = useIsNarrow();
  const [isWork] = useRoute('/work/*?');
  const { taskId, closeTask } = useOpenTask();
  useShortcuts();
  useOpenedByPush();
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      {!isNarrow && (isWork ? <Aside /> : <Sidebar />)}
      <main id="main" className={styles.main} tabIndex={-1}>
        <ConnectionBar />
        <div className={styles.content} data-task={taskId ? true : undefined}>
          <div className={styles.page}>
            <Suspense fallback={<Spinner />}>
              <Switch>
                <Route path="/work/*?">
                  {(rest) => (isNarrow && !rest['*'] ? <WorkSidebar isPage /> : <WorkPages />)}
                </Route>
                <Route path="/">{isNarrow ? <Sidebar isPage /> : <RoomsHome />}</Route>
                <Route path="/rooms/:roomId/*?">{({ roomId }) => <RoomGate key={roomId} roomId={roomId} />}</Route>
                <Route path="/(sign-in|register|set-up|forgotten-password)" component={Onward} />
                <Route path="/invites/:code">{({ code }) => <JoinPage key={code} code={code} />}</Route>
                <Route path="/(settings|admin)/*?">
                  <AccountRoutes />
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </div>
          {taskId && (
            <Suspense>
              <TaskPanel key={taskId} taskId={taskId} onClose={closeTask} />
            </Suspense>
          )}
        </div>
      </main>
      <Dialogs />
      <PaletteHost />
      <Announcer />
      <PageTitle />
    </div>
  );
}

/** Its place is there before it is. */
function Aside(): ReactNode {
  return (
    <Suspense fallback={<div className={styles.aside} />}>
      <WorkSidebar />
    </Suspense>
  );
}
