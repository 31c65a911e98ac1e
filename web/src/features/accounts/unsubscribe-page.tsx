import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useTexts } from '../../i18n/i18n.js';
import { AccountForm } from './account-form.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';
import { MAIL_KINDS, unsubscribe } from './unsubscribe.js';
import { useSubmission } from './use-submission.js';

/** Where the link in the foot of a mail leads: one is asked first, for programs that look into mails open their links too. */
export default function UnsubscribePage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const search = useSearch();
  const kind = MAIL_KINDS.find((name) => name === new URLSearchParams(search).get('kind'));
  const submission = useSubmission(() => unsubscribe(search));
  return (
    <PublicPage
      title={t('accounts.unsubscribe')}
      door={door}
      footer={<Link href="/settings/notifications">{t('accounts.unsubscribe.settings')}</Link>}
    >
      <div className={styles.text} role="status">
        {kind ? (
          <p>
            {t(submission.isDone ? 'accounts.unsubscribe.done' : 'accounts.unsubscribe.text', {
              kind: t(`notifications.settings.${kind}`),
            })}
          </p>
        ) : (
          <p>{t('error.LINK_INVALID')}</p>
        )}
      </div>
      {kind && !submission.isDone && <AccountForm submission={submission} action={t('accounts.unsubscribe.action')} />}
    </PublicPage>
  );
}
