import { type ReactNode, useState } from 'react';
import type { JobLineFragment } from '../../generated/documents.js';
import { useRetryJobMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { toast } from '../../ui/toasts.js';
import { localeOf } from '../messages/timeline/dates.js';
import styles from './jobs-page.module.css';

/** A job: how far it is, since when, and what went wrong; one that failed can be tried again. */
export function JobRow({
  job: { id, kind, status, attempts, lastError, ...job },
}: {
  job: JobLineFragment;
}): ReactNode {
  const { t, language } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [retry] = useRetryJobMutation();
  const date = (at: string | null) =>
    new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'medium' }).format(
      Date.parse(at ?? job.runAt),
    );
  const when = {
    WAITING: () => t('admin.jobs.from', { date: date(job.runAt) }),
    RUNNING: () => t('admin.jobs.since', { date: date(job.startedAt) }),
    FAILED: () => t('admin.jobs.ended', { date: date(job.finishedAt) }),
    DONE: () => t('admin.jobs.ended', { date: date(job.finishedAt) }),
  };
  async function tryAgain(): Promise<void> {
    setBusy(true);
    await retry({ variables: { jobId: id } }).catch((error) => toast(errorText(t, error)));
    setBusy(false);
  }
  return (
    <li>
      <div className={styles.about}>
        <p>
          <code className={styles.kind}>{kind}</code>
          <span className={styles.status} data-status={status}>
            {t(`admin.jobs.${status}`)}
          </span>
        </p>
        <p className={styles.soft}>
          {when[status]()}
          {attempts > 0 && ` · ${t('admin.jobs.tries', { count: attempts })}`}
        </p>
        {lastError && <p className={styles.error}>{lastError}</p>}
      </div>
      {status === 'FAILED' && (
        <Button busy={isBusy} onClick={() => void tryAgain()} aria-label={t('admin.jobs.retryNamed', { name: kind })}>
          {t('admin.jobs.retry')}
        </Button>
      )}
    </li>
  );
}
