import type { ReactNode } from 'react';
import type { TaskFilter } from '../../../generated/work-documents.js';
import { useTaskStatisticsQuery } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { Button } from '../../../ui/button.js';
import { Spinner } from '../../../ui/spinner.js';
import { Bars } from './bars.js';
import { Charts } from './charts.js';
import { durationText } from './duration-text.js';
import styles from './statistics.module.css';
import { Total } from './total.js';
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
