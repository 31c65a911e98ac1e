import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { InvitationsDocument } from '../../generated/documents.js';
import { useInviteUserMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { toast } from '../../ui/toasts.js';
import { AccountField, asTyped } from '../accounts/account-field.js';
import { AccountForm } from '../accounts/account-form.js';
import { useSubmission } from '../accounts/use-submission.js';
import { useViewer } from '../accounts/use-viewer.js';

/** Has an invitation mailed to somebody. */
export default function InviteUserDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  // A try whose answer was lost invites nobody twice.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [inviteUser] = useInviteUserMutation({ refetchQueries: [InvitationsDocument], awaitRefetchQueries: true });
  const submission = useSubmission(async ({ email }) => {
    await inviteUser({ variables: { input: { email: email!, idempotencyKey } } });
    toast(t('admin.invitations.sent', { email: email! }));
    onClose();
  });
  if (useViewer()?.role !== 'ADMIN') return null;
  return (
    <Dialog title={t('admin.invitations.title')} onClose={onClose}>
      <p>{t('admin.invitations.text')}</p>
      <AccountForm
        submission={submission}
        action={t('admin.invitations.send')}
        onCancel={onClose}
        onInput={() => setKey(crypto.randomUUID())}
      >
        <AccountField
          label={t('admin.invitations.address')}
          name="email"
          type="email"
          autoComplete="off"
          problems={submission.problems}
          {...asTyped}
        />
      </AccountForm>
    </Dialog>
  );
}
