import { CircleCheckBig, ListTodo } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useOpenTask } from '../../../app/use-open-task.js';
import type { TaskFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import styles from './message.module.css';

/** The tasks that were made from a message, as they are now. */
export function MessageTasks({ tasks }: { tasks: readonly TaskFactsFragment[] }): ReactNode {
  const { t } = useTexts();
  const { hrefOf } = useOpenTask();
  return (
    <ul className={styles.tasks} aria-label={t('work.title')}>
      {tasks
        .filter(({ deletedAt }) => !deletedAt)
        .map(({ id, title, status, assignee }) => (
          <li key={id}>
            <Link href={hrefOf(id)} className={styles.task} data-done={status === 'DONE' || undefined}>
              {status === 'DONE' ? <CircleCheckBig size={16} aria-hidden /> : <ListTodo size={16} aria-hidden />}
              <span className={styles.taskTitle} dir="auto">
                {title}
              </span>
              <span className={styles.taskStatus}>{t(`work.status.${status}`)}</span>
              {assignee && (
                <span title={assignee.displayName}>
                  <Avatar person={assignee} size="s" />
                  <span className="visually-hidden">{assignee.displayName}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
    </ul>
  );
}
