import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useOpenTask } from '../../../app/use-open-task.js';
import type { TaskFactsFragment } from '../../../generated/work-documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Due } from '../due.js';
import { StatusMark } from '../marks.js';
import styles from './report.module.css';

/** Tasks of a report. count: how many there are, listed or not. rest: the address of all of them. */
export function ReportTasks({
  title,
  none,
  tasks,
  count,
  rest,
}: {
  title: string;
  none: string;
  tasks: readonly TaskFactsFragment[];
  count: number;
  rest: string;
}): ReactNode {
  const { t } = useTexts();
  const { hrefOf } = useOpenTask();
  return (
    <section className={styles.list} aria-label={title}>
      <h2>
        {title} <span className={styles.count}>{count}</span>
      </h2>
      {tasks.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <StatusMark status={task.status} />
            <Link href={hrefOf(task.id)} className={styles.task} dir="auto">
              {task.title}
            </Link>
            {task.assignee && <bdi className={styles.assignee}>{task.assignee.displayName}</bdi>}
            <Due task={task} isShort />
          </li>
        ))}
      </ul>
      {count > tasks.length && (
        <Link href={rest} className={styles.rest}>
          {t('work.report.all')}
        </Link>
      )}
    </section>
  );
}
