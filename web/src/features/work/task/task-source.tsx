import { MessageSquareQuote } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../../i18n/i18n.js';
import { messageAddress } from '../../messages/message/addresses.js';
import { plainText } from '../../rooms/plain-text.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** The message that a task was made from, for who sees it. */
export function TaskSource({ message }: { message: ShownTask['message'] }): ReactNode {
  const { t } = useTexts();
  if (!message) return null;
  return (
    <section className={styles.section} aria-label={t('work.fromMessage')}>
      <Link href={messageAddress(message as never)} className={styles.source}>
        <MessageSquareQuote size={18} aria-hidden />
        <span>
          <span className={styles.soft}>
            <bdi>{message.author.displayName}</bdi> · <bdi>{message.room.name}</bdi>
          </span>
          <span className={styles.quote} dir="auto">
            {message.deletedAt ? t('messages.deleted') : plainText(message.content)}
          </span>
        </span>
      </Link>
    </section>
  );
}
