import { type ReactNode, useMemo, useRef } from 'react';
import { Virtualizer } from 'virtua';
import { useWorkspace } from '../../../app/workspace.js';
import type { OutgoingMessage } from '../../../offline/outgoing.js';
import type { ListedMessage } from '../listed-message.js';
import { MessageRow } from '../message/message-row.js';
import { OutgoingRow } from '../message/outgoing-row.js';
import type { MessageList } from '../message-list.js';
import { Announcer } from './announcer.js';
import { entriesOf } from './entries.js';
import { JumpButton } from './jump-button.js';
import styles from './timeline.module.css';
import { useKeptPlace } from './use-kept-place.js';
import type { Opening } from './use-opening.js';
import { useReading } from './use-reading.js';
import { useRoving } from './use-roving.js';
import { useScrolling } from './use-scrolling.js';
import { useShifted } from './use-shifted.js';

/** The row before the first message. */
const HEAD = { id: 'head', isHead: true };

/** A list that is open, and what its rows need to know. */
export interface TimelineProps {
  label: string;
  list: MessageList;
  opening: Opening;
  toNewest: () => void;
  outgoing: readonly OutgoingMessage[];
  /** Up to when the viewer had read when he came; null where nothing is unread. */
  unreadSince: string | null;
  /** Up to when he has read by now. */
  readUntil: string | null;
  /** Stands before the first message. */
  head: ReactNode;
  /** Of a thread: the message that began it. */
  root?: ListedMessage | null;
  /** Whether messages show how much was replied to them. */
  withThreads: boolean;
  /** Called with a message that was seen and is newer than `readUntil`. */
  onRead: (message: { id: string; createdAt: string }) => void;
}

/** Messages that scroll both ways; however many there are, few are in the page. */
export function Timeline(props: TimelineProps): ReactNode {
  const { label, list, opening, toNewest, outgoing, unreadSince, readUntil, head, withThreads, onRead, root } = props;
  const { userId } = useWorkspace();
  const { hasPrevious, hasNext } = list;
  const messages = list.messages!;
  const entries = useMemo(
    () => entriesOf(messages, { hasPrevious, unreadSince, viewerId: userId, root }),
    [messages, hasPrevious, unreadSince, userId, root],
  );
  const ids = useMemo(() => entries.map(({ message }) => message.id), [entries]);
  const isHeadShown = !hasPrevious;
  const isShifted = useShifted(ids);
  const offset = isHeadShown ? 1 : 0;
  const rows = useMemo(
    () => [...(isHeadShown ? [HEAD] : []), ...entries, ...(hasNext ? [] : outgoing)],
    [isHeadShown, entries, hasNext, outgoing],
  );

  const first = opening.messageId
    ? ids.indexOf(opening.messageId)
    : entries.findIndex(({ startsUnread }) => startsUnread && opening.isAtUnread);
  const start = { index: first < 0 ? null : first + offset, isCentred: opening.messageId !== null };
  const newest = (hasNext ? undefined : outgoing.at(-1)?.id) ?? ids.at(-1) ?? null;
  const scrolling = useScrolling(list, start, rows.length, newest);
  const { handle, isAtEnd, onScroll, onResize, toEnd, toRow } = scrolling;
  const roving = useRoving(ids, (index) => toRow(index + offset));
  const unread = entries.filter(({ message }) => message.createdAt > (readUntil ?? '') && message.author.id !== userId);
  const reading = useReading({ handle, entries, offset, readUntil, onRead });
  const scroller = useRef<HTMLDivElement>(null);
  const place = useKeptPlace({ handle, scroller, ids, offset, isShifted });

  return (
    <div className={styles.timeline}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has a role, and the keys move among the messages in it */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name */}
      <div
        ref={scroller}
        className={styles.scroller}
        // A feed without anything in it is none.
        role={entries.length + outgoing.length > 0 ? 'feed' : 'group'}
        aria-label={label}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {root === undefined && <div className={styles.space} />}
        <Virtualizer
          ref={handle}
          scrollRef={scroller}
          data={rows}
          shift={isShifted}
          itemSize={64}
          bufferSize={400}
          keepMounted={roving.focusedIndex === null ? undefined : [roving.focusedIndex + offset]}
          onScroll={() => {
            onScroll();
            place.note();
            reading();
          }}
          onScrollEnd={place.letGo}
          onResize={() => {
            place.keep();
            onResize();
          }}
        >
          {(row, index) =>
            'message' in row ? (
              <MessageRow
                key={row.message.id}
                {...row}
                isActive={row.message.id === roving.activeId}
                isTarget={row.message.id === opening.messageId}
                withThread={withThreads}
                place={isHeadShown ? index : -1}
                count={hasPrevious || hasNext ? -1 : ids.length}
              />
            ) : 'isHead' in row ? (
              <div key={row.id}>{head}</div>
            ) : (
              <OutgoingRow key={row.id} message={row} />
            )
          }
        </Virtualizer>
      </div>
      {!isAtEnd && <JumpButton unread={unread.length} onJump={() => (hasNext ? toNewest() : toEnd())} />}
      <Announcer messages={hasNext ? [] : messages} />
    </div>
  );
}
