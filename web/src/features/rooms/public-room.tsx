import { Hash } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RoomFactsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import styles from './room-dialogs.module.css';

/** A room that everyone may know of. children: what can be done with it. */
export function PublicRoom({ room, children }: { room: RoomFactsFragment; children: ReactNode }): ReactNode {
  const { t } = useTexts();
  const members = t('rooms.members', { count: room.memberCount });
  return (
    <li className={styles.line}>
      <Hash size={18} aria-hidden className={styles.soft} />
      <div className={styles.words}>
        <p className={styles.title}>
          <bdi>{room.name}</bdi>
        </p>
        <p className={styles.note}>
          {members}
          {room.topic && (
            <>
              {' · '}
              <bdi>{room.topic}</bdi>
            </>
          )}
        </p>
      </div>
      {children}
    </li>
  );
}
