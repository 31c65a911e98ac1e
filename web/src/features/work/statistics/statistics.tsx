import type { ReactNode } from 'react';
import type { TaskFilter } from '../../../generated/work-documents.js';
import { useTaskStatisticsQuery } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Failed } from '../../../ui/failed.js';
import { Spinner } from '../../../ui/spinner.js';
import { Bars } from './bars.js';
import { Charts } from './charts.js';
import { durationText } from './duration-text.js';
import styles from './statistics.module.css';
import { Total } from './total.js';
import { useKeptRight } from './use-kept-right.js';

/** Tasks in numbers; they follow what happens. */
export default function Statistics({ filter, withProjects }: { filter: TaskFilter; withProjects: boolean }): ReactNode {
  const { t, language } = useTexts();
  const { data, previousData, error, refetch } = useTaskStatisticsQuery({
    variables: { filter, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone },
    fetchPolicy: 'cache-and-network',
  });
  const again = useKeptRight(refetch);
  const numbers = (data ?? previousData)?.taskStatistics;
  if (!numbers) return error ? <Failed error={error} onRetry={again} /> : <Spinner />;
  const { total, overdue, byStatus, byProject, medianSecondsToFinish } = numbers;
  const done = byStatus.find(({ status }) => status === 'DONE')?.count ?? 0;
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
      <Charts numbers={numbers}>
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
      </Charts>
    </section>
  );
}
