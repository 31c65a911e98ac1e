import { AlarmClock, CalendarClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { useNow } from '../../ui/use-now.js';
import { localeOf } from '../messages/timeline/dates.js';
import styles from './due.module.css';
import { isOverdue, type Listed } from './task-list.js';

/** Until when a task is to be done; one that is late says so, and not by its colour alone. isShort: by a picture instead of the word. */
export function Due({
  task,
  isShort = false,
}: {
  task: Pick<Listed, 'dueDate' | 'status'>;
  isShort?: boolean;
}): ReactNode {
  const { t, language } = useTexts();
  const now = useNow();
  if (!task.dueDate) return null;
  const isLate = isOverdue(task, now);
  const date = new Date(task.dueDate);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  const short: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (!isThisYear) short.year = '2-digit';
  const full = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short' }).format(date);
  return (
    <time className={styles.due} dateTime={task.dueDate} data-late={isLate || undefined} title={full}>
      {isLate ? <AlarmClock size={14} aria-hidden /> : <CalendarClock size={14} aria-hidden />}
      {new Intl.DateTimeFormat(localeOf(language), short).format(date)}
      {isLate && <span className={isShort ? 'visually-hidden' : styles.late}>{t('work.overdue')}</span>}
    </time>
  );
}
