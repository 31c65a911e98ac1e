import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../../api/ask.js';
import { session } from '../../api/session.js';
import { CreateFirstAdminDocument } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { NewAccountFields } from './account-field.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';
import { useSubmission } from './use-submission.js';

/** Where the link leads that the server prints while it has no admin: its token stands after the `#`. */
export default function SetUpPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token'));
  const submission = useSubmission(async ({ username, email, password }) => {
    const account = { username: username!, email: email || null, password: password! };
    const input = { ...account, token: token!, session: 'COOKIE' as const };
    session.begin((await ask(CreateFirstAdminDocument, { input })).createFirstAdmin);
  });
  const isDone = door.organization?.hasAdmin;
  const obstacle = isDone ? t('accounts.setUp.done') : token ? null : t('accounts.setUp.noToken');
  return (
    <PublicPage
      title={t('accounts.setUp')}
      door={door}
      footer={isDone && <Link href="/sign-in">{t('accounts.signIn')}</Link>}
    >
      <div className={styles.text}>
        <p>{obstacle ?? t('accounts.setUp.text')}</p>
      </div>
      {obstacle === null && (
        <AccountForm
          submission={submission}
          action={t('accounts.setUp.action')}
          explain={(code) => (code === 'FORBIDDEN' ? t('accounts.setUp.refused') : null)}
        >
          <NewAccountFields problems={submission.problems} />
        </AccountForm>
      )}
    </PublicPage>
  );
}
