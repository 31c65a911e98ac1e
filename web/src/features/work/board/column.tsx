import { useDroppable } from '@dnd-kit/core';
import { type ReactNode, useMemo } from 'react';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { More } from '../../../ui/more.js';
import { Spinner } from '../../../ui/spinner.js';
import type { Status } from '../looks.js';
import { StatusMark } from '../marks.js';
import type { TaskList } from '../task-list.js';
import { useTaskList } from '../use-task-list.js';
import styles from './board.module.css';
import { Card } from './card.js';

/** The tasks of one status. */
export function Column({
  status,
  list,
  withProject,
}: {
  status: Status;
  list: TaskList;
  withProject: boolean;
}): ReactNode {
  const { t } = useTexts();
  const own = useMemo(() => ({ ...list, filter: { ...list.filter, statuses: [status] } }), [list, status]);
  const { tasks, hasMore, fetchMore, error, retry } = useTaskList(own);
  const { setNodeRef, isOver } = useDroppable({ id: status });
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      data-over={isOver || undefined}
      aria-label={t(`work.status.${status}`)}
    >
      <header className={styles.columnHeader}>
        <StatusMark status={status} />
        <h2>{t(`work.status.${status}`)}</h2>
        {tasks && (
          <span className={styles.count}>
            {tasks.length}
            {hasMore && '+'}
          </span>
        )}
      </header>
      <ul className={styles.cards}>
        {tasks?.map((task) => (
          <li key={task.id}>
            <Card task={task} withProject={withProject} />
          </li>
        ))}
        {hasMore && (
          <li>
            <More onMore={fetchMore} />
          </li>
        )}
      </ul>
      {!tasks && !error && <Spinner />}
      {error != null && (
        <div role="alert" className={styles.none}>
          <p>{errorText(t, error)}</p>
          <Button onClick={retry}>{t('app.retry')}</Button>
        </div>
      )}
      {tasks?.length === 0 && <p className={styles.none}>{t('work.noneHere')}</p>}
    </section>
  );
}
