import type { ReactNode } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import styles from './message.module.css';
import { useMessageActions } from './use-message-actions.js';

/** The emoji on a message: each a button that is pressed where the viewer reacted with it. */
export function Reactions({ message }: { message: MessageContentFragment }): ReactNode {
  const { t } = useTexts();
  const { userId } = useWorkspace();
  const { react } = useMessageActions();
  return (
    <ul className={styles.reactions} aria-label={t('messages.reactions')}>
      {message.reactions.map(({ emoji, count, users }) => {
        const isOwn = users.some(({ id }) => id === userId);
        const names = users.map(({ id, displayName }) => (id === userId ? t('messages.you') : displayName));
        const rest = count - users.length;
        const who = [...names, ...(rest > 0 ? [t('messages.others', { count: rest })] : [])].join(', ');
        return (
          <li key={emoji}>
            <button
              type="button"
              className={styles.reaction}
              aria-pressed={isOwn}
              aria-label={t('messages.reactionOf', { emoji, count, who })}
              title={who}
              onClick={() => void react(message, emoji)}
            >
              <span className={styles.emoji}>{emoji}</span>
              <span>{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
