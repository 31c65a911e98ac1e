import { lazy, memo, type ReactNode, Suspense, useId, useState } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { useDates } from '../timeline/dates.js';
import type { Entry } from '../timeline/entries.js';
import styles from './message.module.css';
import { MessageBody } from './message-body.js';
import { MessageTasks } from './message-tasks.js';
import { MessageToolbar } from './message-toolbar.js';
import { Reactions } from './reactions.js';
import { ThreadSummary } from './thread-summary.js';
import { useEditing } from './use-editing.js';
import { useLongPress } from './use-long-press.js';

const MessageEditor = lazy(() => import('./message-editor.js'));

interface Props extends Entry {
  /** Where Tab stops. */
  isActive: boolean;
  /** The one that the address names. */
  isTarget: boolean;
  withThread: boolean;
  /** Its place in the list, from 1, and how many there are; -1 while that is not known. */
  place: number;
  count: number;
}

/** A message with what stands above it. */
export const MessageRow = memo(function MessageRow(props: Props): ReactNode {
  const { message, startsDay, startsUnread, startsRun, isActive, isTarget, withThread, place, count } = props;
  const { t } = useTexts();
  const { userId } = useWorkspace();
  const dates = useDates();
  const [isPointed, setIsPointed] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const longPress = useLongPress(() => setMenuOpen(true));
  const { id, author, createdAt, editedAt, deletedAt } = message;
  const [isEditing, stopEditing] = useEditing(id);
  const names = useId();
  // At the head of its thread it is shown for the second time.
  const isRoot = !withThread && !message.threadRoot;
  return (
    <div className={styles.row}>
      {startsDay && <div className={styles.day}>{dates.day(createdAt)}</div>}
      {startsUnread && <div className={styles.unread}>{t('messages.new')}</div>}
      <article
        id={isRoot ? undefined : `message-${id}`}
        aria-posinset={place > 0 ? place : undefined}
        aria-setsize={place > 0 ? count : undefined}
        aria-labelledby={`${names}-author ${names}-time`}
        tabIndex={isActive ? 0 : -1}
        className={styles.message}
        data-starts={startsRun || undefined}
        data-target={isTarget || undefined}
        {...longPress}
        onPointerEnter={() => setIsPointed(true)}
        onPointerLeave={() => setIsPointed(false)}
        onFocus={() => setIsFocused(true)}
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setIsFocused(false)}
      >
        <div className={styles.side}>{startsRun && <Avatar person={author} online={author.isOnline} />}</div>
        <header className={startsRun ? styles.header : styles.goesOn}>
          <span id={`${names}-author`} className={startsRun ? styles.author : 'visually-hidden'}>
            <bdi>{author.displayName}</bdi>
          </span>
          <time id={`${names}-time`} dateTime={createdAt} title={dates.full(createdAt)} className={styles.time}>
            {dates.time(createdAt)}
          </time>
        </header>
        <div className={styles.body}>
          {isEditing ? (
            <Suspense>
              <MessageEditor message={message} onDone={stopEditing} />
            </Suspense>
          ) : (
            <MessageBody message={message} viewerId={userId} />
          )}
          {editedAt && !deletedAt && !isEditing && (
            <span className={styles.edited} title={dates.full(editedAt)}>
              {t('messages.edited')}
            </span>
          )}
          {message.tasks && message.tasks.length > 0 && <MessageTasks tasks={message.tasks} />}
          {message.reactions.length > 0 && <Reactions message={message} />}
          {withThread && message.replyCount > 0 && <ThreadSummary message={message} />}
        </div>
        {(isPointed || isFocused || isHeld || isMenuOpen) && !isEditing && (
          <MessageToolbar
            message={message}
            withThread={withThread}
            isMenuOpen={isMenuOpen}
            onMenu={setMenuOpen}
            onHold={setIsHeld}
          />
        )}
      </article>
    </div>
  );
});
