import { ListTodo, MessagesSquare, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { Bell } from '../features/notifications/bell.js';
import { lastVisited } from '../features/palette/visited.js';
import styles from '../features/rooms/sidebar.module.css';
import { useRooms } from '../features/rooms/use-rooms.js';
import { useTexts } from '../i18n/i18n.js';
import { lazyWithTexts } from '../i18n/lazy-with-texts.js';
import { Avatar } from '../ui/avatar.js';
import { IconButton } from '../ui/button.js';
import { MenuButton } from '../ui/menu-button.js';
import { useIsNarrow } from '../ui/use-is-narrow.js';
import { openPalette } from './palette-state.js';

const OwnMenu = lazyWithTexts(() => import('../features/rooms/own-menu.js'));

/** The top of what stands at the side: whose workspace it is, the ways to everything, and the areas of the app. */
export function SideHeader(): ReactNode {
  const { t } = useTexts();
  const { organization, viewer } = useRooms();
  const isPage = useIsNarrow();
  const [isWork] = useRoute('/work/*?');
  const Name = isPage ? 'h1' : 'p';
  // Beside the rooms one wants the room that was open; a phone shows the list of them.
  const roomId = isPage ? undefined : lastVisited();
  const areas = [
    { href: roomId ? `/rooms/${roomId}` : '/', text: t('rooms.list'), Icon: MessagesSquare, isCurrent: !isWork },
    { href: '/work', text: t('work.title'), Icon: ListTodo, isCurrent: isWork },
  ];
  return (
    <header>
      <div className={styles.header}>
        <Name className={styles.organization} tabIndex={-1}>
          <bdi>{organization}</bdi>
        </Name>
        <IconButton label={t('palette.open')} aria-keyshortcuts="Control+K Meta+K" onClick={openPalette}>
          <Search size={20} aria-hidden />
        </IconButton>
        <Bell />
        {viewer && (
          <MenuButton label={t('app.menu')} menu={OwnMenu}>
            <Avatar person={viewer} />
          </MenuButton>
        )}
      </div>
      <div className={styles.areas}>
        {areas.map(({ href, text, Icon, isCurrent }) => (
          <Link key={text} href={href} className={styles.area} aria-current={isCurrent ? 'true' : undefined}>
            <Icon size={16} aria-hidden /> {text}
          </Link>
        ))}
      </div>
    </header>
  );
}
