import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { NotFound } from '../../app/not-found.js';
import { useTexts } from '../../i18n/i18n.js';
import { ProjectGate } from './projects/project-gate.js';
import { WorkPage } from './work-page.js';

/** The pages of tasks. */
export default function WorkPages(): ReactNode {
  const { t } = useTexts();
  return (
    <Switch>
      {['/work', '/work/my'].map((path) => (
        <Route key={path} path={path}>
          <WorkPage scope={{ kind: 'mine' }} title={t('work.my')} first="list" />
        </Route>
      ))}
      <Route path="/work/all">
        <WorkPage scope={{ kind: 'all' }} title={t('work.all')} first="list" />
      </Route>
      <Route path="/work/projects/:id">{({ id }) => <ProjectGate key={id} projectId={id} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
