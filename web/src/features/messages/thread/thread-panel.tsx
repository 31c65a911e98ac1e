import { Bell, BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import type { RoomListedFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useOutgoing } from '../../../offline/use-outbox.js';
import { IconButton } from '../../../ui/button.js';
import { SidePanel } from '../../../ui/side-panel.js';
import { Composer } from '../composer/composer.js';
import { MessageRow } from '../message/message-row.js';
import { edit } from '../message/use-editing.js';
import { useThreadList } from '../message-list.js';
import styles from '../room-page.module.css';
import { lastOwn } from '../timeline/last-own.js';
import { OpenedTimeline } from '../timeline/opened-timeline.js';
import { useMarkRead } from '../timeline/use-mark-read.js';
import { useFollowing } from './use-following.js';

/** A thread: the message that began it, its replies, and where one replies. */
export default function ThreadPanel({
  room,
  rootId,
  messageId,
  onClose,
}: {
  room: RoomListedFragment;
  rootId: string;
  messageId: string | null;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { userId } = useWorkspace();
  const { root, ...list } = useThreadList(rootId);
  const outgoing = useOutgoing(room.id, rootId);
  const markRead = useMarkRead(room.id);
  const following = useFollowing(rootId);
  return (
    <SidePanel
      label={t('messages.thread')}
      heading={
        <>
          <h1 className={styles.name}>{t('messages.thread')}</h1>
          <p className={styles.topic}>
            <bdi>{room.name}</bdi>
          </p>
        </>
      }
      actions={
        following && (
          <IconButton
            label={t('messages.follow')}
            title={t(following.isOn ? 'messages.following' : 'messages.notFollowing')}
            aria-pressed={following.isOn}
            onClick={following.toggle}
          >
            {following.isOn ? <Bell size={18} aria-hidden /> : <BellOff size={18} aria-hidden />}
          </IconButton>
        )
      }
      focusFirst="textarea"
      returnTo={`message-${rootId}`}
      onClose={onClose}
    >
      <OpenedTimeline
        label={t('messages.thread')}
        list={list}
        start={{ messageId: messageId === rootId ? null : messageId, lastRead: null }}
        outgoing={outgoing}
        readUntil={room.lastReadMessage?.createdAt ?? null}
        head={
          root && (
            <div className={styles.root}>
              <MessageRow
                message={root}
                startsDay
                startsUnread={false}
                startsRun
                isActive={false}
                isTarget={messageId === rootId}
                withThread={false}
                place={-1}
                count={-1}
              />
            </div>
          )
        }
        root={root}
        withThreads={false}
        onRead={markRead}
      />
      {room.viewerCanSend && root && !root.deletedAt && (
        <Composer
          roomId={room.id}
          threadRootId={rootId}
          label={t('messages.writeReply')}
          onEditLast={() => edit(lastOwn(list.messages, userId))}
        />
      )}
    </SidePanel>
  );
}
