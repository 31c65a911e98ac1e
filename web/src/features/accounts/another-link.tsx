import type { ReactNode } from 'react';
import { failureOf } from '../../api/errors.js';
import { useRequestEmailVerificationMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import { Done } from './done.js';
import styles from './settings.module.css';
import { useSecondsLeft } from './use-seconds-left.js';
import { useSubmission } from './use-submission.js';

/** Has another link sent by which one confirms one's address. hasMailServer: whether mails leave the server at all. */
export function AnotherLink({ hasMailServer }: { hasMailServer: boolean }): ReactNode {
  const { t } = useTexts();
  const [request] = useRequestEmailVerificationMutation();
  const { send, isBusy, isDone, error } = useSubmission(async () => {
    await request({ variables: { input: {} } });
  });
  const wait = useSecondsLeft(error);
  const isOften = failureOf(error).code === 'RATE_LIMITED';
  const problem = isOften
    ? wait > 0 && t('accounts.email.often', { minutes: Math.ceil(wait / 60) })
    : errorText(t, error);
  return (
    <>
      <p className={styles.text}>{t(hasMailServer ? 'accounts.email.open' : 'accounts.email.noServer')}</p>
      <FormError>{error ? problem : null}</FormError>
      <div className={styles.asked}>
        <Button busy={isBusy} disabled={wait > 0} onClick={() => void send({})}>
          {t('accounts.email.again')}
        </Button>
        <div role="status" className={styles.done}>
          {isDone && <Done text={t(hasMailServer ? 'accounts.email.sent' : 'accounts.email.written')} />}
        </div>
      </div>
    </>
  );
}
