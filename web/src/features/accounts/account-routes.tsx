import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { NotFound } from '../../app/not-found.js';
import { lazyWithTexts } from '../../i18n/lazy-with-texts.js';
import { useViewer } from './use-viewer.js';

const SettingsPage = lazyWithTexts(() => import('./settings-page.js'));
const JobsPage = lazyWithTexts(() => import('../admin/jobs-page.js'));
const StoragePage = lazyWithTexts(() => import('../admin/storage-page.js'));
const BackupsPage = lazyWithTexts(() => import('../admin/backups-page.js'));
const InvitationsPage = lazyWithTexts(() => import('../admin/invitations-page.js'));
const PeoplePage = lazyWithTexts(() => import('../admin/people-page.js'));

/** The pages about oneself and, for admins, about everyone. */
export function AccountRoutes(): ReactNode {
  const isAdmin = useViewer()?.role === 'ADMIN';
  return (
    <Switch>
      <Route path="/settings/:section?">
        <SettingsPage />
      </Route>
      {isAdmin && <Route path="/admin/people" component={PeoplePage} />}
      {isAdmin && <Route path="/admin/invitations" component={InvitationsPage} />}
      {isAdmin && <Route path="/admin/storage" component={StoragePage} />}
      {isAdmin && <Route path="/admin/backups" component={BackupsPage} />}
      {isAdmin && <Route path="/admin/jobs" component={JobsPage} />}
      {isAdmin && (
        <Route path="/admin">
          <Redirect to="/admin/people" replace />
        </Route>
      )}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
