import { ArrowLeft, ChartColumn, FileChartColumn, Kanban, List, type LucideIcon, Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useDeferredValue, useMemo } from 'react';
import { Link } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button, IconButton } from '../../ui/button.js';
import { Spinner } from '../../ui/spinner.js';
import { FilterBar } from './filter-bar.js';
import { filterOf, type Scope } from './filter-of.js';
import { TaskTable } from './list/task-table.js';
import { useView, VIEWS, type View } from './use-view.js';
import styles from './work-page.module.css';

const Board = lazy(() => import('./board/board.js'));
const Report = lazy(() => import('./report/report.js'));
const Statistics = lazy(() => import('./statistics/statistics.js'));

const ICONS: Record<View, LucideIcon> = { board: Kanban, list: List, statistics: ChartColumn, report: FileChartColumn };

/** Tasks of a scope, as a board, a list or in numbers, and a project's report. first: the view where the address names none. menu: what can be done with the scope. */
export function WorkPage({
  scope,
  title,
  first,
  menu,
  canCreate = true,
}: {
  scope: Scope;
  title: string;
  first: View;
  menu?: ReactNode;
  canCreate?: boolean;
}): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const projectId = scope.kind === 'project' ? scope.projectId : undefined;
  const { wanted, setView, ...asked } = useView(first);
  const views = VIEWS.filter((name) => name !== 'report' || projectId);
  const view = views.includes(asked.view) ? asked.view : first;
  const { order, ...what } = useDeferredValue(wanted);
  const words = JSON.stringify([scope, what]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same list
  const filter = useMemo(() => filterOf(scope, what), [words]);
  const list = useMemo(() => ({ filter, orderBy: order }), [filter, order]);
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.header}>
        <Link href="/work" className={styles.back} aria-label={t('work.back')}>
          <ArrowLeft size={22} aria-hidden />
        </Link>
        <h1 className={styles.title} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
        <fieldset className={styles.views} aria-label={t('work.view')}>
          {views.map((name) => {
            const Icon = ICONS[name];
            return (
              <IconButton
                key={name}
                label={t(`work.view.${name}`)}
                aria-pressed={view === name}
                onClick={() => setView(name)}
              >
                <Icon size={18} aria-hidden />
              </IconButton>
            );
          })}
        </fieldset>
        {canCreate && (
          <Button look="primary" className={styles.create} onClick={() => open('new-task', projectId)}>
            <Plus size={18} aria-hidden />
            <span className={styles.createText}>{t('work.newTask')}</span>
          </Button>
        )}
        {menu}
      </header>
      {view !== 'report' && <FilterBar first={first} scope={scope} />}
      <Suspense fallback={<Spinner />}>
        {view === 'board' && <Board list={list} withProject={scope.kind !== 'project'} />}
        {view === 'list' && <TaskTable list={list} first={first} withProject={scope.kind !== 'project'} />}
        {view === 'statistics' && <Statistics filter={filter} withProjects={scope.kind !== 'project'} />}
        {view === 'report' && projectId && <Report projectId={projectId} title={title} />}
      </Suspense>
    </section>
  );
}
