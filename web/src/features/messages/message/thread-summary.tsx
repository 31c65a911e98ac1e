import { MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useDates } from '../timeline/dates.js';
import { threadAddress } from './addresses.js';
import styles from './message.module.css';

/** How much was replied to a message, and when last: the way into its thread. */
export function ThreadSummary({ message }: { message: MessageContentFragment }): ReactNode {
  const { t } = useTexts();
  const dates = useDates();
  const { replyCount, lastReplyAt } = message;
  return (
    <Link href={threadAddress(message)} className={styles.thread}>
      <MessagesSquare size={14} aria-hidden />
      <span className={styles.replies}>{t('messages.replies', { count: replyCount })}</span>
      {lastReplyAt && (
        <time dateTime={lastReplyAt} className={styles.time}>
          {t('messages.lastReply', { at: dates.short(lastReplyAt) })}
        </time>
      )}
    </Link>
  );
}
