import { Compass, Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { SideHeader } from '../../app/side-header.js';
import { useDialog } from '../../app/use-dialog.js';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { RoomList } from './room-list.js';
import styles from './sidebar.module.css';
import { useRooms } from './use-rooms.js';

const FirstSteps = lazy(() => import('./first-steps.js'));

/** So many rooms are found at a glance; more have a field to find one. */
const GLANCE = 12;

/**
 * The rooms one is in, the latest message first, with what is unread in each, and the ways to everything else. isPage: nothing
 * stands beside it.
 */
export function Sidebar({ isPage = false }: { isPage?: boolean }): ReactNode {
  const { t } = useTexts();
  const { viewer, rooms } = useRooms();
  const { open } = useDialog();
  const [filter, setFilter] = useState('');
  const isLong = rooms.length > GLANCE;
  return (
    <div className={styles.sidebar}>
      <SideHeader />
      <nav className={styles.ways} aria-label={t('rooms.list')}>
        <header className={styles.section}>
          <h2>{t('rooms.list')}</h2>
          <IconButton label={t('rooms.browse')} onClick={() => open('browse')}>
            <Compass size={18} aria-hidden />
          </IconButton>
          <IconButton label={t('rooms.new')} onClick={() => open('new-room')}>
            <Plus size={18} aria-hidden />
          </IconButton>
        </header>
        {isLong && (
          <input
            type="search"
            className={styles.filter}
            aria-label={t('rooms.filter')}
            placeholder={t('rooms.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        )}
        <RoomList rooms={rooms} filter={isLong ? filter : ''} viewerId={viewer?.id ?? ''} />
        {isPage && rooms.length < 2 && (
          <div className={styles.first}>
            <Suspense fallback={null}>
              <FirstSteps />
            </Suspense>
          </div>
        )}
      </nav>
    </div>
  );
}
