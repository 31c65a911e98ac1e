import { Archive } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense, useMemo } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { calledIn } from '../markdown/called.js';
import { Markdown } from '../markdown/markdown.js';
import styles from './message.module.css';

const Attachments = lazy(() => import('../../files/attachments/attachments.js'));

/** What was written, or what is left of it. */
export const MessageBody = memo(function MessageBody({
  message: { content, mentions, attachments, deletedAt, isArchived },
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
      {content && <Markdown text={content} called={called} />}
      {attachments.length > 0 && (
        <Suspense>
          <Attachments files={attachments} />
        </Suspense>
      )}
      {isArchived && (
        <span className={styles.edited}>
          <Archive size={12} aria-hidden /> {t('messages.archived')}
        </span>
      )}
    </>
  );
});
