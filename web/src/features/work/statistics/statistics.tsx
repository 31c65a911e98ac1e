import type { ReactNode } from 'react';
import type { TaskFilter } from '../../../generated/work-documents.js';
import { useTaskStatisticsQuery } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { Button } from '../../../ui/button.js';
import { Spinner } from '../../../ui/spinner.js';
import { PRIORITIES, STATUSES } from '../looks.js';
import { Bars } from './bars.js';
import { DaysChart } from './days-chart.js';
import { durationText } from './duration-text.js';
import styles from './statistics.module.css';
import { useSoon } from './use-soon.js';

/** Tasks in numbers; they follow what happens. */
export default function Statistics({ filter, withProjects }: { filter: TaskFilter; withProjects: boolean }): ReactNode {
  const { t, language } = useTexts();
  const { data, previousData, error, refetch } = useTaskStatisticsQuery({
    variables: { filter, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone },
    fetchPolicy: 'cache-and-network',
  });
  const again = useSoon(() => void refetch().catch(() => {}));
  useHeard((event) => {
    if (event.__typename === 'TaskEvent' || event.__typename === 'TaskHiddenEvent') again();
  });
  const numbers = (data ?? previousData)?.taskStatistics;
  if (!numbers)
    return error ? (
      <div className="centered" role="alert">
        <p>{errorText(t, error)}</p>
        <Button onClick={again}>{t('app.retry')}</Button>
      </div>
    ) : (
      <Spinner />
    );
  const { total, overdue, byStatus, byPriority, byAssignee, byProject, medianSecondsToFinish } = numbers;
  const countOf = <T,>(groups: readonly ({ count: number } & T)[], is: (group: T) => boolean) =>
    groups.find(is)?.count ?? 0;
  const done = countOf(byStatus, ({ status }) => status === 'DONE');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={styles.page} tabIndex={0} aria-label={t('work.view.statistics')}>
      <dl className={styles.totals}>
        <Total name={t('work.total')} value={total} />
        <Total name={t('work.openTasks')} value={total - done} />
        <Total name={t('work.overdue')} value={overdue} isBad={overdue > 0} />
        <Total
          name={t('work.median')}
          value={medianSecondsToFinish === null ? '–' : durationText(medianSecondsToFinish, language)}
        />
      </dl>
      <div className={styles.charts}>
        <DaysChart created={numbers.createdPerDay} finished={numbers.finishedPerDay} />
        <Bars
          title={t('work.byStatus')}
          rows={STATUSES.map((status) => ({
            key: status,
            name: t(`work.status.${status}`),
            count: countOf(byStatus, (group) => group.status === status),
          }))}
        />
        <Bars
          title={t('work.byPriority')}
          rows={PRIORITIES.map((priority) => ({
            key: priority,
            name: t(`work.priority.${priority}`),
            count: countOf(byPriority, (group) => group.priority === priority),
          }))}
        />
        <Bars
          title={t('work.byAssignee')}
          rows={byAssignee.map(({ assignee, count }) => ({
            key: assignee?.id ?? '',
            name: assignee?.displayName ?? t('work.nobody'),
            count,
          }))}
        />
        {withProjects && (
          <Bars
            title={t('work.byProject')}
            rows={byProject.map(({ project, count }) => ({
              key: project?.id ?? '',
              name: project?.name ?? t('work.noProject'),
              count,
            }))}
          />
        )}
      </div>
    </section>
  );
}

function Total({ name, value, isBad }: { name: string; value: number | string; isBad?: boolean }): ReactNode {
  return (
    <div className={styles.total} data-bad={isBad || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
