import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import styles from './sidebar.module.css';

/** How much of a room is unread; stronger where something in it calls the viewer. Nothing where all is read. */
export function UnreadBadge({
  room: { unreadCount, unreadMentionCount },
}: {
  room: { unreadCount: number; unreadMentionCount: number };
}): ReactNode {
  const { t } = useTexts();
  if (unreadCount === 0) return null;
  const isCalled = unreadMentionCount > 0;
  return (
    <span className={isCalled ? `${styles.badge} ${styles.calls}` : styles.badge}>
      <span aria-hidden>
        {isCalled && '@ '}
        {unreadCount > 99 ? '99+' : unreadCount}
      </span>
      <span className="visually-hidden">
        {' '}
        {t('rooms.unread', { count: unreadCount })}
        {isCalled && `, ${t('rooms.mentions', { count: unreadMentionCount })}`}
      </span>
    </span>
  );
}
