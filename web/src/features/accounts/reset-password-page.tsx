import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../../api/ask.js';
import { ResetPasswordDocument } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { PasswordField } from './account-field.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';
import { useLinkToken } from './use-link-token.js';
import { useSubmission } from './use-submission.js';

/** Where the link of the mail leads by which one sets another password. */
export default function ResetPasswordPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const token = useLinkToken('token');
  const [username, setUsername] = useState<string | null>(null);
  const submission = useSubmission(async ({ password }) => {
    const { resetPassword } = await ask(ResetPasswordDocument, { input: { token: token!, password: password! } });
    setUsername(resetPassword.username);
  });
  const text =
    username !== null
      ? t('accounts.reset.done', { username })
      : token
        ? t('accounts.reset.text')
        : t('error.LINK_INVALID');
  return (
    <PublicPage title={t('accounts.reset')} door={door} footer={<Onward isDone={username !== null} />}>
      <div className={styles.text} role="status">
        <p>{text}</p>
      </div>
      {token && username === null && (
        <AccountForm submission={submission} action={t('accounts.reset')}>
          <PasswordField
            label={t('accounts.password.new')}
            hint={t('accounts.newPassword.hint')}
            name="password"
            autoComplete="new-password"
            problems={submission.problems}
          />
        </AccountForm>
      )}
    </PublicPage>
  );
}

function Onward({ isDone }: { isDone: boolean }): ReactNode {
  const { t } = useTexts();
  return isDone ? (
    <Link href="/">{t('accounts.signIn')}</Link>
  ) : (
    <Link href="/forgotten-password">{t('accounts.forgotten.again')}</Link>
  );
}
