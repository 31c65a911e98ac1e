import { type ReactNode, useState } from 'react';
import { failureOf } from '../../api/errors.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogButtons } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { useAction } from '../../ui/use-action.js';

/** Takes the viewer out of a room or project, once he has said so. children: what that means. lastOwner: why its only owner may not. */
export function LeaveGroup({
  title,
  lastOwner,
  onLeave,
  onMembers,
  onClose,
  children,
}: {
  title: string;
  lastOwner: string;
  onLeave: () => Promise<void>;
  onMembers: () => void;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const [isLastOwner, setLastOwner] = useState(false);
  const action = useAction(() =>
    onLeave().catch((error) => {
      setLastOwner(failureOf(error).code === 'CONFLICT');
      throw error;
    }),
  );
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <FormError>{isLastOwner ? lastOwner : action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {isLastOwner ? (
          <Button look="primary" onClick={onMembers}>
            {t('leave.toMembers')}
          </Button>
        ) : (
          <Button look="danger" busy={action.busy} onClick={() => action.run()}>
            {t('leave.confirm')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}
