import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ask } from '../../api/ask.js';
import { RequestPasswordResetDocument } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { AccountField, asTyped } from './account-field.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';
import { useSubmission } from './use-submission.js';

/** Has a link sent to who forgot his password; whether the address is somebody's is not told. */
export default function ForgottenPasswordPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const submission = useSubmission(async ({ email }) => {
    await ask(RequestPasswordResetDocument, { input: { email: email! } });
  });
  return (
    <PublicPage
      title={t('accounts.forgotten')}
      door={door}
      footer={<Link href="/sign-in">{t('accounts.signIn')}</Link>}
    >
      <div className={styles.text} role="status">
        <p>{t(submission.isDone ? 'accounts.forgotten.sent' : 'accounts.forgotten.text')}</p>
      </div>
      {!submission.isDone && (
        <AccountForm submission={submission} action={t('accounts.forgotten.action')}>
          <AccountField
            label={t('accounts.address')}
            name="email"
            type="email"
            autoComplete="email"
            problems={submission.problems}
            {...asTyped}
          />
        </AccountForm>
      )}
    </PublicPage>
  );
}
