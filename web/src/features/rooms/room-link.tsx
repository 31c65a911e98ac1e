import { Hash, Lock } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { useNow } from '../../ui/use-now.js';
import { LastMessage } from './last-message.js';
import { shortTime } from './short-time.js';
import styles from './sidebar.module.css';
import { UnreadBadge } from './unread-badge.js';

/** One line of the list: the room, who wrote last and what, when, and how much is unread. */
export const RoomLink = memo(function RoomLink({
  room,
  viewerId,
}: {
  room: RoomListedFragment;
  viewerId: string;
}): ReactNode {
  const { t } = useTexts();
  const href = `/rooms/${room.id}`;
  const [isOpen] = useRoute(`${href}/*?`);
  const { lastMessage } = room;
  const Icon = room.isPrivate ? Lock : Hash;
  return (
    <Link
      href={href}
      className={isOpen ? `${styles.room} ${styles.active}` : styles.room!}
      aria-current={isOpen ? 'page' : undefined}
      data-unread={room.unreadCount > 0 || undefined}
    >
      <span className={styles.icon}>
        <Icon size={18} aria-hidden />
      </span>
      <span className={styles.name}>
        <bdi>{room.name}</bdi>
        {room.isPrivate && <span className="visually-hidden"> {t('rooms.private')}</span>}
      </span>
      {lastMessage && (
        <>
          <Time at={lastMessage.createdAt} />
          <span className={styles.last}>
            <LastMessage message={lastMessage} viewerId={viewerId} />
          </span>
        </>
      )}
      <UnreadBadge room={room} />
    </Link>
  );
});

function Time({ at }: { at: string }): ReactNode {
  const { language } = useTexts();
  return (
    <time className={styles.time} dateTime={at}>
      {shortTime(Date.parse(at), useNow(), language)}
    </time>
  );
}
