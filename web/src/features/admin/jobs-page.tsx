import { type ReactNode, useState } from 'react';
import type { JobStatus } from '../../generated/documents.js';
import { useJobsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Spinner } from '../../ui/spinner.js';
import { AdminPage } from './admin-page.js';
import pages from './admin-page.module.css';
import { JobRow } from './job-row.js';
import styles from './jobs-page.module.css';

const STATUSES = ['WAITING', 'RUNNING', 'FAILED', 'DONE'] as const;
const PAGE = 50;
/** How often it is looked again, milliseconds; who has read on is left in peace. */
const POLL = 3000;

/** What the server does later or by the clock, and what came of it, for admins: what was made last comes first. */
export default function JobsPage(): ReactNode {
  const { t } = useTexts();
  const [status, setStatus] = useState<JobStatus | null>(null);
  const { data, error, loading, fetchMore, startPolling, stopPolling } = useJobsQuery({
    variables: { status, first: PAGE },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL,
    skipPollAttempt: () => document.hidden,
  });
  const jobs = data?.jobs;
  async function readOn(after: string | null): Promise<void> {
    stopPolling();
    await fetchMore({ variables: { after } });
  }
  function choose(next: JobStatus | null): void {
    setStatus(next);
    startPolling(POLL);
  }
  return (
    <AdminPage title={t('admin.jobs')}>
      <fieldset className={pages.tabs} aria-label={t('admin.jobs.which')}>
        {[null, ...STATUSES].map((name) => (
          <button key={name} type="button" aria-pressed={name === status} onClick={() => choose(name)}>
            {t(name ? `admin.jobs.${name}` : 'admin.jobs.all')}
          </button>
        ))}
      </fieldset>
      <FormError>{error && !jobs ? errorText(t, error) : null}</FormError>
      {!jobs && loading && <Spinner />}
      <ul className={styles.jobs} aria-label={t('admin.jobs')}>
        {jobs?.nodes.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <p role="status" className={styles.none}>
        {jobs?.nodes.length === 0 && t('admin.jobs.none')}
      </p>
      {jobs?.pageInfo.hasNextPage && <More onMore={() => readOn(jobs.pageInfo.endCursor)} />}
    </AdminPage>
  );
}
