import type { ReactNode, RefObject } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useMessageActions } from './use-message-actions.js';

/** Asks before a message is erased for everyone. */
export function DeleteDialog({
  message,
  opener,
  onClose,
}: {
  message: MessageContentFragment;
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { remove } = useMessageActions();
  return (
    <ConfirmDialog
      title={t('messages.deleteTitle')}
      confirm={t('messages.delete')}
      opener={opener}
      onConfirm={() => remove(message).then(onClose)}
      onClose={onClose}
    >
      <p>{t('messages.deleteText')}</p>
    </ConfirmDialog>
  );
}
