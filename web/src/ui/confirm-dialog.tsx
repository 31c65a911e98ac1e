import type { ReactNode, RefObject } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { Button } from './button.js';
import { Dialog, DialogButtons } from './dialog.js';
import { FormError } from './field.js';
import { useAction } from './use-action.js';

/** Asks before something is done that cannot be taken back. children: what that means. confirm: what does it. opener: as of Dialog. */
export function ConfirmDialog({
  title,
  confirm,
  opener,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  confirm: string;
  opener?: RefObject<HTMLElement | null>;
  /** Closes the dialog itself once it is done; what it throws is shown. */
  onConfirm: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const action = useAction(onConfirm);
  return (
    <Dialog title={title} opener={opener} onClose={onClose}>
      {children}
      <FormError>{action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" busy={action.busy} onClick={() => action.run()}>
          {confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
