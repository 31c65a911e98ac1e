import { CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { PRIORITY_ICONS, type Priority, STATUS_ICONS, type Status } from './looks.js';
import styles from './marks.module.css';
import { useTaskState } from './use-change-task.js';

/** How much a task matters, as a picture with a name. */
export function PriorityMark({ priority }: { priority: Priority }): ReactNode {
  const { t } = useTexts();
  const Icon = PRIORITY_ICONS[priority];
  const text = t(`work.priority.${priority}`);
  return (
    <span className={styles.mark} data-priority={priority} title={`${t('work.priority')}: ${text}`}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">
        {t('work.priority')}: {text}
      </span>
    </span>
  );
}

/** How far a task is: a picture, and the word where it is not told by its place. */
export function StatusMark({ status, withText = false }: { status: Status; withText?: boolean }): ReactNode {
  const { t } = useTexts();
  const Icon = STATUS_ICONS[status];
  return (
    <span className={styles.mark} data-status={status}>
      <Icon size={16} aria-hidden />
      {withText && <span className={styles.text}>{t(`work.status.${status}`)}</span>}
    </span>
  );
}

/** That something about a task has not arrived yet, or was refused. */
export function TaskStateMark({ taskId }: { taskId: string }): ReactNode {
  const { t } = useTexts();
  const state = useTaskState(taskId);
  if (!state) return null;
  const text = t(state === 'failed' ? 'work.refused' : 'work.waiting');
  return (
    <span className={styles.mark} data-state={state} title={text}>
      {state === 'failed' ? <CircleAlert size={16} aria-hidden /> : <Clock size={14} aria-hidden />}
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
