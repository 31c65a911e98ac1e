import { type ReactNode, useState } from 'react';
import { useWorkspace } from '../../app/workspace.js';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { useOutgoing } from '../../offline/use-outbox.js';
import { Composer } from './composer/composer.js';
import { TypingLine } from './composer/typing-line.js';
import { edit } from './message/use-editing.js';
import { useRoomList } from './message-list.js';
import styles from './room-page.module.css';
import { lastOwn } from './timeline/last-own.js';
import { OpenedTimeline } from './timeline/opened-timeline.js';
import { useMarkRead } from './timeline/use-mark-read.js';

/** The history of a room and where one writes. */
export function RoomView({ room, messageId }: { room: RoomListedFragment; messageId: string | null }): ReactNode {
  const { t } = useTexts();
  const { userId } = useWorkspace();
  const list = useRoomList(room.id);
  const outgoing = useOutgoing(room.id, null);
  const markRead = useMarkRead(room.id);
  // What is marked as new stays so until the room is left.
  const [lastRead] = useState(() => (room.unreadCount > 0 ? room.lastReadMessage : null));
  return (
    <>
      <OpenedTimeline
        label={t('messages.history', { room: room.name })}
        list={list}
        start={{ messageId, lastRead }}
        outgoing={outgoing}
        readUntil={room.lastReadMessage?.createdAt ?? null}
        head={
          <p className={styles.beginning}>
            {t('messages.beginning')} <bdi>{room.name}</bdi>
          </p>
        }
        withThreads
        onRead={markRead}
      />
      <TypingLine roomId={room.id} />
      {room.viewerCanSend && (
        <Composer
          roomId={room.id}
          threadRootId={null}
          label={t('messages.writeTo', { room: room.name })}
          onEditLast={() => edit(lastOwn(list.messages, userId))}
        />
      )}
    </>
  );
}
