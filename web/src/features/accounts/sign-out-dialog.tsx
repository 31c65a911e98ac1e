import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useTexts } from '../../i18n/i18n.js';
import { useAllOutgoing } from '../../offline/use-outbox.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogButtons } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { useAction } from '../../ui/use-action.js';
import { leave } from './use-sign-out.js';

/** Asks before one signs out: here while something is unsent, or everywhere, as `about` says. */
export default function SignOutDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const unsent = useAllOutgoing().length;
  const isEverywhere = about === 'everywhere';
  const action = useAction(() => leave(isEverywhere));
  return (
    <Dialog title={t(isEverywhere ? 'accounts.signOutEverywhere' : 'accounts.signOut')} onClose={onClose}>
      {isEverywhere && <p>{t('accounts.signOutEverywhere.text')}</p>}
      {unsent > 0 && <p>{t('accounts.signOut.unsent', { count: unsent })}</p>}
      <FormError>{action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" busy={action.busy} onClick={() => action.run()}>
          {t('accounts.signOut')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
