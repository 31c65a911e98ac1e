import type { ReactNode } from 'react';
import type { TaskNumbersFragment } from '../../../generated/work-documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { PRIORITIES, STATUSES } from '../looks.js';
import { Bars } from './bars.js';
import { DaysChart } from './days-chart.js';
import styles from './statistics.module.css';

/** Numbers of tasks as charts. children: more of them. */
export function Charts({ numbers, children }: { numbers: TaskNumbersFragment; children?: ReactNode }): ReactNode {
  const { t } = useTexts();
  const { byStatus, byPriority, byAssignee, createdPerDay, finishedPerDay } = numbers;
  return (
    <div className={styles.charts}>
      <DaysChart created={createdPerDay} finished={finishedPerDay} />
      <Bars
        title={t('work.byStatus')}
        rows={STATUSES.map((status) => ({
          key: status,
          name: t(`work.status.${status}`),
          count: byStatus.find((group) => group.status === status)?.count ?? 0,
        }))}
      />
      <Bars
        title={t('work.byPriority')}
        rows={PRIORITIES.map((priority) => ({
          key: priority,
          name: t(`work.priority.${priority}`),
          count: byPriority.find((group) => group.priority === priority)?.count ?? 0,
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
      {children}
    </div>
  );
}
