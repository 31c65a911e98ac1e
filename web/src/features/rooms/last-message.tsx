import { type ReactNode, useMemo } from 'react';
import type { LastMessageFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { plainText } from './plain-text.js';
import styles from './sidebar.module.css';

/** Who wrote last in a room, whether he is there, and the beginning of what he wrote. */
export function LastMessage({ message, viewerId }: { message: LastMessageFragment; viewerId: string }): ReactNode {
  const { t } = useTexts();
  const { author, content, attachments, deletedAt } = message;
  const text = useMemo(
    () => plainText(content) || attachments.map(({ name }) => name).join(', '),
    [content, attachments],
  );
  if (deletedAt) return t('rooms.deletedMessage');
  if (author.id === viewerId)
    return (
      <>
        {t('rooms.you')}: <bdi>{text}</bdi>
      </>
    );
  return (
    <>
      {author.isOnline && (
        <span className={styles.presence}>
          <span className="visually-hidden">{t('people.online')} </span>
        </span>
      )}
      <bdi>{author.displayName}</bdi>: <bdi>{text}</bdi>
    </>
  );
}
