import { ArrowLeft, Ellipsis, Lock, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { useRoomQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { lazyWithTexts } from '../../i18n/lazy-with-texts.js';
import { MenuButton } from '../../ui/menu-button.js';
import styles from './room-header.module.css';
import { useOnlineCount } from './use-online-count.js';

const RoomMenu = lazyWithTexts(() => import('./room-menu.js'));

/** The top of a room's page: what it is called and about, who is in it, and what can be done with it. */
export function RoomHeader({ roomId }: { roomId: string }): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  const onlineCount = useOnlineCount(roomId, !!room?.viewerRole);
  if (!room) return <header className={styles.header} />;
  const { name, topic, isPrivate, memberCount, viewerRole } = room;
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.back} aria-label={t('app.toRooms')}>
        <ArrowLeft size={22} aria-hidden />
      </Link>
      <div className={styles.about}>
        <h1 className={styles.name} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h1>
        {isPrivate && <Lock size={14} role="img" aria-label={t('rooms.private')} className={styles.lock} />}
        {topic && (
          <p className={styles.topic} title={topic}>
            <bdi>{topic}</bdi>
          </p>
        )}
      </div>
      {viewerRole && (
        <>
          <button type="button" className={styles.people} onClick={() => open('members')}>
            <Users size={18} aria-hidden />
            <span aria-hidden>{memberCount}</span>
            {onlineCount !== null && (
              <span aria-hidden className={styles.online}>
                {onlineCount}
              </span>
            )}
            <span className="visually-hidden">
              {t('rooms.members', { count: memberCount })}
              {onlineCount !== null && `, ${t('rooms.online', { count: onlineCount })}`}
            </span>
          </button>
          <MenuButton label={t('rooms.menu')} menu={RoomMenu}>
            <Ellipsis size={20} aria-hidden />
          </MenuButton>
        </>
      )}
    </header>
  );
}
