import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AccountFragment } from '../../generated/documents.js';
import {
  useDeactivateUserMutation,
  useReactivateUserMutation,
  useSetUserPasswordMutation,
  useSetUserRoleMutation,
} from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { AccountForm } from '../accounts/account-form.js';
import { useSubmission } from '../accounts/use-submission.js';
import type { Step } from './account-actions.js';
import styles from './account-dialog.module.css';
import { newPassword } from './new-password.js';
import { OneTimePassword } from './one-time-password.js';

/** One change of an account: says what it means, and does it when that is confirmed. */
export function AccountStep({
  account,
  step,
  onBack,
  onClose,
}: {
  account: AccountFragment;
  step: Step;
  onBack: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const text = useRef<HTMLParagraphElement>(null);
  const [password] = useState(newPassword);
  const change = useChange(account.id, password);
  const submission = useSubmission(async () => {
    await change[step]();
    if (step !== 'setPassword') onBack();
  });
  // The button that led here is gone; what is asked is read out.
  useEffect(() => text.current?.focus(), []);
  if (submission.isDone && step === 'setPassword')
    return <OneTimePassword username={account.username} password={password} onClose={onClose} />;
  return (
    <div className={styles.step}>
      <p ref={text} tabIndex={-1} className={styles.step}>
        {t(`admin.${step}.text`)}
      </p>
      <AccountForm
        submission={submission}
        action={t(`admin.${step}`)}
        look={step === 'deactivate' ? 'danger' : 'primary'}
        explain={(code) => (code === 'CONFLICT' ? t('admin.lastAdmin') : null)}
        onCancel={onBack}
      />
    </div>
  );
}

/** The changes of an account by their steps. password: the next one, where it is to be set. */
function useChange(userId: string, password: string): Record<Step, () => Promise<unknown>> {
  const [setRole] = useSetUserRoleMutation();
  const [setPassword] = useSetUserPasswordMutation();
  const [deactivate] = useDeactivateUserMutation();
  const [reactivate] = useReactivateUserMutation();
  return {
    makeAdmin: () => setRole({ variables: { input: { userId, role: 'ADMIN' } } }),
    makeUser: () => setRole({ variables: { input: { userId, role: 'USER' } } }),
    setPassword: () => setPassword({ variables: { input: { userId, password } } }),
    deactivate: () => deactivate({ variables: { input: { userId } } }),
    reactivate: () => reactivate({ variables: { input: { userId } } }),
  };
}
