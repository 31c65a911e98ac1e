import { type ReactNode, type RefObject, useState } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogButtons } from '../../../ui/dialog.js';
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
  const [isBusy, setIsBusy] = useState(false);
  async function confirm(): Promise<void> {
    setIsBusy(true);
    await remove(message);
    onClose();
  }
  return (
    <Dialog title={t('messages.deleteTitle')} opener={opener} onClose={onClose}>
      <p>{t('messages.deleteText')}</p>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" busy={isBusy} onClick={confirm}>
          {t('messages.delete')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
