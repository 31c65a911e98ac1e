import { MailCheck, MailQuestion } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useOwnEmailQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { AnotherLink } from './another-link.js';
import styles from './settings.module.css';

/** Whether one's address is confirmed, and the way to another link where it is not. */
export function EmailState(): ReactNode {
  const { t } = useTexts();
  const { data, refetch } = useOwnEmailQuery({ fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    // The link of the mail opens beside this page: who comes back sees what came of it.
    const look = () => void refetch().catch(() => {});
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [refetch]);
  if (!data?.viewer?.email) return null;
  const { email, emailVerifiedAt } = data.viewer;
  const Icon = emailVerifiedAt ? MailCheck : MailQuestion;
  return (
    <section className={styles.email} aria-label={t('accounts.address')} data-confirmed={!!emailVerifiedAt}>
      <p role="status">
        <Icon size={18} aria-hidden />
        <span>{t(emailVerifiedAt ? 'accounts.email.confirmed' : 'accounts.email.unconfirmed', { email })}</span>
      </p>
      {!emailVerifiedAt && <AnotherLink hasMailServer={data.organization.hasMailServer} />}
    </section>
  );
}
