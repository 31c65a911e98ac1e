import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { ask } from '../../api/ask.js';
import { session } from '../../api/session.js';
import { LoginDocument } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { AccountField, asTyped, PasswordField } from './account-field.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { Notice, PublicPage } from './public-page.js';
import { useSubmission } from './use-submission.js';
import { onTheWay, wantedPath } from './wanted-path.js';

/** Signs in. It stands at every address that is not public, and what is there shows when it is done. */
export default function SignInPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const wanted = useWanted();
  const submission = useSubmission(async ({ login, currentPassword }) => {
    const input = { login: login!, password: currentPassword!, session: 'COOKIE' as const };
    session.begin((await ask(LoginDocument, { input })).login);
  });
  return (
    <PublicPage title={t('accounts.signIn.title')} door={door} footer={<OtherWays door={door} wanted={wanted} />}>
      <Why isInvited={wanted.startsWith('/invites/')} />
      <AccountForm
        submission={submission}
        action={t('accounts.signIn')}
        explain={(code) => (code === 'UNAUTHENTICATED' ? t('accounts.wrongCredentials') : null)}
      >
        <AccountField
          label={t('accounts.login')}
          name="login"
          autoComplete="username"
          problems={submission.problems}
          {...asTyped}
        />
        <PasswordField
          label={t('accounts.password')}
          name="currentPassword"
          autoComplete="current-password"
          problems={submission.problems}
        />
      </AccountForm>
    </PublicPage>
  );
}

/** Where one goes from here: what the address says by itself, or in its search. */
function useWanted(): string {
  const [path] = useLocation();
  const search = useSearch();
  return path === '/sign-in' ? wantedPath(search) : path;
}

/** What brought somebody here who did not come by himself. */
function Why({ isInvited }: { isInvited: boolean }): ReactNode {
  const { t } = useTexts();
  const state = session.current();
  if (isInvited) return <Notice>{t('accounts.invited')}</Notice>;
  return 'endedFor' in state && state.endedFor ? <Notice>{t('error.UNAUTHENTICATED')}</Notice> : null;
}

function OtherWays(props: { door: FrontDoor; wanted: string }): ReactNode {
  const { t } = useTexts();
  return (
    <>
      <p>
        <Link href="/forgotten-password">{t('accounts.forgotten')}</Link>
      </p>
      <NoAccount {...props} />
    </>
  );
}

function NoAccount({ door, wanted }: { door: FrontDoor; wanted: string }): ReactNode {
  const { t } = useTexts();
  if (!door.organization) return null;
  if (!door.organization.isRegistrationOpen) return <p>{t('accounts.registrationClosed')}</p>;
  return (
    <p>
      {t('accounts.noAccount')} <Link href={onTheWay('/register', wanted)}>{t('accounts.register')}</Link>
    </p>
  );
}
