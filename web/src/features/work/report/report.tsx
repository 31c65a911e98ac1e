import type { ReactNode } from 'react';
import { useProjectReportQuery } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Failed } from '../../../ui/failed.js';
import { Spinner } from '../../../ui/spinner.js';
import { Charts } from '../statistics/charts.js';
import { durationText } from '../statistics/duration-text.js';
import charts from '../statistics/statistics.module.css';
import { Total } from '../statistics/total.js';
import { useKeptRight } from '../statistics/use-kept-right.js';
import styles from './report.module.css';
import { ReportTasks } from './report-tasks.js';
import { SaveButton } from './save-button.js';
import { useWeek } from './use-week.js';
import { WeekChooser } from './week-chooser.js';

/** Tasks of each list; of more there is a link. */
const LISTED = 20;

/** What was done in a project in a week, and what is left; it follows what happens. */
export default function Report({ projectId, title }: { projectId: string; title: string }): ReactNode {
  const { t, language } = useTexts();
  const { week, setWeek } = useWeek();
  const { data, previousData, error, refetch } = useProjectReportQuery({
    variables: { projectId, from: week, listed: LISTED },
    fetchPolicy: 'cache-and-network',
  });
  const again = useKeptRight(refetch);
  const report = (data ?? previousData)?.projectReport;
  if (!report) return error ? <Failed error={error} onRetry={again} /> : <Spinner />;
  const { statistics, finishedTasks, overdueTasks } = report;
  const { overdue, medianSecondsToFinish } = statistics;
  return (
    <section
      className={`${charts.page} ${styles.report}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      aria-label={t('work.view.report')}
      aria-busy={!data}
    >
      <div className={styles.bar}>
        <WeekChooser monday={week ?? report.from} onChange={setWeek} />
        <SaveButton projectId={projectId} title={title} monday={report.from} />
      </div>
      <dl className={charts.totals}>
        <Total name={t('work.made')} value={report.created} />
        <Total name={t('work.done')} value={report.finished} />
        <Total name={t('work.report.openNow')} value={report.open} />
        <Total name={t('work.report.overdueNow')} value={overdue} isBad={overdue > 0} />
        <Total
          name={t('work.median')}
          value={medianSecondsToFinish === null ? '–' : durationText(medianSecondsToFinish, language)}
        />
      </dl>
      <Charts numbers={statistics} />
      <div className={styles.lists}>
        <ReportTasks
          title={t('work.report.finished')}
          none={t('work.report.noneFinished')}
          tasks={finishedTasks.nodes}
          count={report.finished}
          rest="?view=list&status=DONE&order=UPDATED_DESC"
        />
        <ReportTasks
          title={t('work.overdue')}
          none={t('work.report.noneOverdue')}
          tasks={overdueTasks.nodes}
          count={overdue}
          rest="?view=list&due=overdue&order=DUE_ASC"
        />
      </div>
    </section>
  );
}
