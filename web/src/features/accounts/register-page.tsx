import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { ask } from '../../api/ask.js';
import { session } from '../../api/session.js';
import { RegisterDocument } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { NewAccountFields } from './account-field.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { Notice, PublicPage } from './public-page.js';
import { useLinkToken } from './use-link-token.js';
import { useSubmission } from './use-submission.js';
import { onTheWay, wantedPath } from './wanted-path.js';

/** Makes an account for oneself, where the server lets anybody do so, or by the link of a mail in which one is asked in. */
export default function RegisterPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const wanted = wantedPath(useSearch());
  const invitationToken = useLinkToken('invitation');
  const submission = useSubmission(async ({ username, email, password }) => {
    const account = { username: username!, email: email || null, password: password! };
    const input = { ...account, invitationToken, session: 'COOKIE' as const };
    session.begin((await ask(RegisterDocument, { input })).register);
  });
  const footer = (
    <p>
      {t('accounts.haveAccount')} <Link href={onTheWay('/sign-in', wanted)}>{t('accounts.signIn')}</Link>
    </p>
  );
  return (
    <PublicPage title={t('accounts.register')} door={door} footer={footer}>
      {wanted.startsWith('/invites/') && <Notice>{t('accounts.invited')}</Notice>}
      {invitationToken && <Notice>{t('accounts.askedIn')}</Notice>}
      {door.organization?.isRegistrationOpen === false && !invitationToken ? (
        <Notice>{t('accounts.registrationClosed')}</Notice>
      ) : (
        <AccountForm
          submission={submission}
          action={t('accounts.register')}
          explain={(code) => (code === 'FORBIDDEN' ? t('accounts.registrationClosed') : null)}
        >
          <NewAccountFields problems={submission.problems} />
        </AccountForm>
      )}
    </PublicPage>
  );
}
