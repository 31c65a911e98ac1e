import { Ellipsis, ListPlus, MessageSquareReply } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { useLocation } from 'wouter';
import { useDialog } from '../../../app/use-dialog.js';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { EmojiButton } from '../emoji/emoji-button.js';
import { recentEmoji } from '../emoji/recent-emoji.js';
import { threadAddress } from './addresses.js';
import styles from './message.module.css';
import { useMessageActions } from './use-message-actions.js';

const MessageMenu = lazy(() => import('./message-menu.js'));

/** Reactions that are one press away. */
const QUICK = 3;

/**
 * What can be done with the message that the pointer or the focus is on. withThread: whether it may begin one. onHold:
 * something else was opened from here, or closed.
 */
export function MessageToolbar({
  message,
  withThread,
  isMenuOpen,
  onMenu,
  onHold,
}: {
  message: MessageContentFragment;
  withThread: boolean;
  isMenuOpen: boolean;
  onMenu: (isOpen: boolean) => void;
  onHold: (isHeld: boolean) => void;
}): ReactNode {
  const { t } = useTexts();
  const { react } = useMessageActions();
  const [, navigate] = useLocation();
  const { open } = useDialog();
  const button = useRef<HTMLButtonElement>(null);
  const canReact = !message.deletedAt && !message.isArchived;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('messages.actions')}>
      {canReact && (
        <>
          {recentEmoji
            .read()
            .slice(0, QUICK)
            .map((emoji) => (
              <IconButton
                key={emoji}
                className={styles.quick}
                label={t('messages.reactWith', { emoji })}
                onClick={() => void react(message, emoji)}
              >
                {emoji}
              </IconButton>
            ))}
          <EmojiButton
            label={t('messages.react')}
            onPick={(emoji) => void react(message, emoji)}
            onOpenChange={onHold}
          />
        </>
      )}
      {withThread && (
        <IconButton label={t('messages.reply')} onClick={() => navigate(threadAddress(message))}>
          <MessageSquareReply size={18} aria-hidden />
        </IconButton>
      )}
      {!message.deletedAt && (
        <IconButton label={t('work.makeTask')} onClick={() => open('message-task', message.id)}>
          <ListPlus size={18} aria-hidden />
        </IconButton>
      )}
      <IconButton
        ref={button}
        label={t('messages.more')}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => onMenu(!isMenuOpen)}
      >
        <Ellipsis size={18} aria-hidden />
      </IconButton>
      {isMenuOpen && (
        <Suspense fallback={null}>
          <MessageMenu message={message} withThread={withThread} anchor={button} onClose={() => onMenu(false)} />
        </Suspense>
      )}
    </div>
  );
}
