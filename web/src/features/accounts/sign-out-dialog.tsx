import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useTexts } from '../../i18n/i18n.js';
import { useAllOutgoing } from '../../offline/use-outbox.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { leave } from './use-sign-out.js';

/** Asks before one signs out: here while something is unsent, or everywhere, as `about` says. */
export default function SignOutDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const unsent = useAllOutgoing().length;
  const isEverywhere = about === 'everywhere';
  return (
    <ConfirmDialog
      title={t(isEverywhere ? 'accounts.signOutEverywhere' : 'accounts.signOut')}
      confirm={t('accounts.signOut')}
      onConfirm={() => leave(isEverywhere)}
      onClose={onClose}
    >
      {isEverywhere && <p>{t('accounts.signOutEverywhere.text')}</p>}
      {unsent > 0 && <p>{t('accounts.signOut.unsent', { count: unsent })}</p>}
    </ConfirmDialog>
  );
}
