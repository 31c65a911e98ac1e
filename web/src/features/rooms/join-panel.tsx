import { Hash } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import styles from './first-steps.module.css';
import { RoomHeader } from './room-header.js';
import { useJoinRoom } from './use-join-room.js';

/** A public room seen from outside. wasIn: whether the viewer was in it until a moment ago. */
export default function JoinPanel({ room, wasIn }: { room: RoomListedFragment; wasIn: boolean }): ReactNode {
  const { t } = useTexts();
  const { join, joining } = useJoinRoom();
  return (
    <>
      <RoomHeader roomId={room.id} />
      <div className="centered">
        {wasIn && <p role="status">{t('rooms.gone', { name: room.name })}</p>}
        <div className={styles.steps}>
          <h2>
            <Hash size={18} aria-hidden /> <bdi>{room.name}</bdi>
          </h2>
          <p>{t('rooms.members', { count: room.memberCount })}</p>
          <p>{t('rooms.joinHint')}</p>
          <div className={styles.buttons}>
            <Button look="primary" busy={joining === room.id} onClick={() => join(room.id)}>
              {t('rooms.join')}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}
