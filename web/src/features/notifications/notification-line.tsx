import { AlarmClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { NotificationFactsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { useNow } from '../../ui/use-now.js';
import { plainText } from '../rooms/plain-text.js';
import { shortTime } from '../rooms/short-time.js';
import styles from './bell-panel.module.css';
import { notificationAddress } from './notification-address.js';
import { notificationText } from './notification-text.js';

/** One notification, and the way to what it is about. */
export function NotificationLine({
  notification,
  onOpen,
}: {
  notification: NotificationFactsFragment;
  onOpen: () => void;
}): ReactNode {
  const { t, language } = useTexts();
  const now = useNow();
  const { actor, message, readAt, createdAt } = notification;
  const address = notificationAddress(notification);
  const content = (
    <>
      {actor ? <Avatar person={actor} /> : <AlarmClock size={20} aria-hidden className={styles.icon} />}
      <span className={styles.words}>
        <span className={styles.sentence} dir="auto">
          {notificationText(t, notification)}
        </span>
        {message && !message.deletedAt && message.content !== '' && (
          <span className={styles.excerpt} dir="auto">
            {plainText(message.content)}
          </span>
        )}
        <time className={styles.time} dateTime={createdAt}>
          {shortTime(Date.parse(createdAt), now, language)}
        </time>
      </span>
      {!readAt && (
        <span className={styles.dot}>
          <span className="visually-hidden">{t('notifications.unread')}</span>
        </span>
      )}
    </>
  );
  return (
    <li>
      {address ? (
        <Link href={address} className={styles.line} onClick={onOpen}>
          {content}
        </Link>
      ) : (
        <button type="button" className={styles.line} onClick={onOpen}>
          {content}
        </button>
      )}
    </li>
  );
}
