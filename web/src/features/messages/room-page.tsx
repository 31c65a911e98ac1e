import { lazy, type ReactNode, Suspense } from 'react';
import { useRoomQuery } from '../../generated/hooks.js';
import { RoomHeader } from '../rooms/room-header.js';
import styles from './room-page.module.css';
import { RoomView } from './room-view.js';
import { useViewed } from './use-viewed.js';

const ThreadPanel = lazy(() => import('./thread/thread-panel.js'));

/** A room of the viewer: its history and where one writes, and a thread beside it, which on a phone takes its place. */
export function RoomPage({ roomId }: { roomId: string }): ReactNode {
  const { data } = useRoomQuery({ variables: { roomId } });
  const { messageId, threadId, closeThread } = useViewed();
  const room = data?.room;
  if (!room) return null;
  return (
    <div className={styles.page} data-thread={threadId ? true : undefined}>
      <section className={styles.room} aria-label={room.name}>
        <RoomHeader roomId={roomId} />
        <RoomView room={room} messageId={threadId ? null : messageId} />
      </section>
      {threadId && (
        <Suspense>
          <ThreadPanel key={threadId} room={room} rootId={threadId} messageId={messageId} onClose={closeThread} />
        </Suspense>
      )}
    </div>
  );
}
