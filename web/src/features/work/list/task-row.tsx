// biome-ignore-all lint/a11y/useSemanticElements: a table of the browser's own lays out all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is nothing to press
import { Folder } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useOpenTask } from '../../../app/use-open-task.js';
import type { TaskFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { useNow } from '../../../ui/use-now.js';
import { shortTime } from '../../rooms/short-time.js';
import { Due } from '../due.js';
import { PriorityMark, StatusMark, TaskStateMark } from '../marks.js';
import styles from './task-table.module.css';

/** A task as a line. index: of the row, from 1, the heading's being 1. */
export const TaskRow = memo(function TaskRow({
  task,
  index,
  withProject,
}: {
  task: TaskFactsFragment;
  index: number;
  withProject: boolean;
}): ReactNode {
  const { language } = useTexts();
  const now = useNow();
  const { taskId, hrefOf } = useOpenTask();
  const { id, title, status, priority, assignee, project, updatedAt } = task;
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={styles.row}
      data-open={taskId === id || undefined}
      data-done={status === 'DONE' || undefined}
    >
      <div role="cell" className={styles.title}>
        <Link href={hrefOf(id)} className={styles.link} dir="auto">
          {title}
        </Link>
        <TaskStateMark taskId={id} />
        {withProject && project && (
          <span className={styles.project}>
            <Folder size={13} aria-hidden /> <bdi>{project.name}</bdi>
          </span>
        )}
      </div>
      <div role="cell" className={styles.status}>
        <StatusMark status={status} withText />
      </div>
      <div role="cell" className={styles.priority}>
        <PriorityMark priority={priority} />
      </div>
      <div role="cell" className={styles.assignee}>
        {assignee && (
          <>
            <Avatar person={assignee} size="s" />
            <bdi className={styles.name}>{assignee.displayName}</bdi>
          </>
        )}
      </div>
      <div role="cell" className={styles.due}>
        <Due task={task} />
      </div>
      <div role="cell" className={styles.updated}>
        <time dateTime={updatedAt}>{shortTime(Date.parse(updatedAt), now, language)}</time>
      </div>
    </div>
  );
});
