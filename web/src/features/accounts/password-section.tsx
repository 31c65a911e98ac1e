import type { ReactNode } from 'react';
import { useChangePasswordMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { PasswordField } from './account-field.js';
import { AccountForm } from './account-form.js';
import { Done } from './done.js';
import styles from './settings.module.css';
import { useSubmission } from './use-submission.js';
import { useViewer } from './use-viewer.js';

/** Another password for oneself; whoever was signed in elsewhere with the old one is out. */
export function PasswordSection(): ReactNode {
  const { t } = useTexts();
  const viewer = useViewer();
  const [changePassword] = useChangePasswordMutation();
  const submission = useSubmission(async ({ currentPassword, newPassword }) => {
    const input = { currentPassword: currentPassword!, newPassword: newPassword! };
    await changePassword({ variables: { input } });
  });
  const { problems, isDone } = submission;
  return (
    <>
      <p className={styles.text}>{t('accounts.password.text')}</p>
      <AccountForm
        submission={submission}
        action={t('accounts.password.change')}
        note={isDone && <Done text={t('accounts.password.changed')} />}
      >
        {/* For password managers: whose password it is. */}
        <input hidden readOnly autoComplete="username" value={viewer?.username ?? ''} />
        <PasswordField
          label={t('accounts.password.current')}
          name="currentPassword"
          autoComplete="current-password"
          problems={problems}
        />
        <PasswordField
          label={t('accounts.password.new')}
          hint={t('accounts.newPassword.hint')}
          name="newPassword"
          autoComplete="new-password"
          problems={problems}
        />
      </AccountForm>
    </>
  );
}
