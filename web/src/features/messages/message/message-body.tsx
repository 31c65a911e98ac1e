import { Archive } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { calledIn } from '../markdown/called.js';
import { Markdown } from '../markdown/markdown.js';
import styles from './message.module.css';

/** What was written, or what is left of it. */
export const MessageBody = memo(function MessageBody({
  message: { content, mentions, deletedAt, isArchived },
  viewerId,
}: {
  message: MessageContentFragment;
  viewerId: string;
}): ReactNode {
  const { t } = useTexts();
  const called = useMemo(() => calledIn(mentions, viewerId), [mentions, viewerId]);
  if (deletedAt) return <p className={styles.gone}>{t('messages.deleted')}</p>;
  return (
    <>
      <Markdown text={content} called={called} />
      {isArchived && (
        <span className={styles.edited}>
          <Archive size={12} aria-hidden /> {t('messages.archived')}
        </span>
      )}
    </>
  );
});
