import { useDraggable } from '@dnd-kit/core';
import { Folder, MessageSquare } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useOpenTask } from '../../../app/use-open-task.js';
import type { TaskFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { Due } from '../due.js';
import { PriorityMark, TaskStateMark } from '../marks.js';
import styles from './board.module.css';

/** A task on the board: Enter opens it, Space takes it up. */
export const Card = memo(function Card({
  task,
  withProject,
}: {
  task: TaskFactsFragment;
  withProject: boolean;
}): ReactNode {
  const { taskId, hrefOf } = useOpenTask();
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: task.id, data: { task } });
  return (
    <Link
      ref={setNodeRef}
      id={`card-${task.id}`}
      href={hrefOf(task.id)}
      className={styles.card}
      draggable={false}
      aria-describedby={attributes['aria-describedby']}
      data-dragging={isDragging || undefined}
      data-open={taskId === task.id || undefined}
      {...listeners}
    >
      <CardFace task={task} withProject={withProject} />
    </Link>
  );
});

/** What a card shows. */
export function CardFace({ task, withProject }: { task: TaskFactsFragment; withProject: boolean }): ReactNode {
  const { t } = useTexts();
  const { title, priority, assignee, commentCount, project, id } = task;
  return (
    <>
      <span className={styles.title} dir="auto">
        {title}
      </span>
      {withProject && project && (
        <span className={styles.project}>
          <Folder size={13} aria-hidden /> <bdi>{project.name}</bdi>
        </span>
      )}
      <span className={styles.facts}>
        <PriorityMark priority={priority} />
        <Due task={task} isShort />
        {commentCount > 0 && (
          <span className={styles.comments}>
            <MessageSquare size={14} aria-hidden />
            <span aria-hidden>{commentCount}</span>
            <span className="visually-hidden">{t('work.commentCount', { count: commentCount })}</span>
          </span>
        )}
        <TaskStateMark taskId={id} />
        {assignee && (
          <span className={styles.assignee} title={assignee.displayName}>
            <Avatar person={assignee} size="s" />
            <span className="visually-hidden">
              {t('work.assignee')}: {assignee.displayName}
            </span>
          </span>
        )}
      </span>
    </>
  );
}
