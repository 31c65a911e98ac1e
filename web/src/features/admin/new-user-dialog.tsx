import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import type { SelfFragment } from '../../generated/documents.js';
import { useCreateUserMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { CheckField } from '../../ui/field.js';
import { AccountField, EmailField, UsernameField } from '../accounts/account-field.js';
import { AccountForm } from '../accounts/account-form.js';
import { useSubmission } from '../accounts/use-submission.js';
import { useViewer } from '../accounts/use-viewer.js';
import { newPassword } from './new-password.js';
import { OneTimePassword } from './one-time-password.js';

/** Makes an account, and shows the password with which its owner signs in first. */
export default function NewUserDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [password] = useState(newPassword);
  const [created, setCreated] = useState<SelfFragment | null>(null);
  // A try whose answer was lost makes nobody twice; what was changed since is somebody else.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [createUser] = useCreateUserMutation();
  const submission = useSubmission(async ({ username, displayName, email, admin }) => {
    const account = { username: username!, displayName: displayName || null, email: email || null };
    const input = { ...account, role: admin ? ('ADMIN' as const) : ('USER' as const), password, idempotencyKey };
    const { data } = await createUser({ variables: { input } });
    setCreated(data!.createUser.user);
  });
  const { problems } = submission;
  if (useViewer()?.role !== 'ADMIN') return null;
  if (created)
    return (
      <Dialog title={t('admin.created')} onClose={onClose}>
        <OneTimePassword username={created.username} password={password} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={t('admin.add.title')} onClose={onClose}>
      <AccountForm
        submission={submission}
        action={t('admin.create')}
        onCancel={onClose}
        onInput={() => setKey(crypto.randomUUID())}
      >
        <UsernameField autoComplete="off" problems={problems} />
        <AccountField
          label={t('admin.displayName')}
          hint={t('admin.displayName.hint')}
          name="displayName"
          autoComplete="off"
          problems={problems}
        />
        <EmailField hint={t('admin.email.hint')} autoComplete="off" problems={problems} />
        <CheckField label={t('admin.administrator')} hint={t('admin.administrator.hint')} name="admin" />
      </AccountForm>
    </Dialog>
  );
}
