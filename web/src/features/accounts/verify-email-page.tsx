import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../../api/ask.js';
import { VerifyEmailDocument } from '../../generated/documents.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';
import { useLinkToken } from './use-link-token.js';

/** Where the link of the mail leads by which one confirms an address: it is done by coming here. */
export default function VerifyEmailPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  const token = useLinkToken('token');
  const [email, setEmail] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    ask(VerifyEmailDocument, { input: { token: token ?? '' } }).then(
      ({ verifyEmail }) => setEmail(verifyEmail.email),
      setError,
    );
  }, [token]);
  return (
    <PublicPage title={t('accounts.verify')} door={door} footer={<Link href="/">{t('accounts.verify.onward')}</Link>}>
      <div className={styles.text} role="status">
        {email !== null && <p>{t('accounts.verify.done', { email })}</p>}
        {error !== null && <p>{errorText(t, error)}</p>}
      </div>
    </PublicPage>
  );
}
