import { DatabaseBackup } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useBackupsQuery, useStartBackupMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { useAction } from '../../ui/use-action.js';
import { AdminPage } from './admin-page.js';
import { BackupLine } from './backup-line.js';
import styles from './backups-page.module.css';

const PAGE = 20;
/** How often it is asked what became of one that is under way, milliseconds. */
const POLL = 2000;

/** The last runs of the backup, for admins, and a button that has one made now. */
export default function BackupsPage(): ReactNode {
  const { t } = useTexts();
  const { data, error, fetchMore, startPolling, stopPolling } = useBackupsQuery({
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const runs = data?.backups;
  const newest = runs?.nodes[0];
  const [begin] = useStartBackupMutation();
  /** The newest run when one was asked for, null where there was none: until there is a newer one, it is waited for. */
  const [before, setBefore] = useState<string | null>();
  const start = useAction(async () => {
    await begin({ variables: { input: {} } });
    setBefore(newest?.id ?? null);
  });
  const isUnderWay = newest?.status === 'RUNNING' || (before !== undefined && (newest?.id ?? null) === before);
  useEffect(() => {
    if (isUnderWay) startPolling(POLL);
    else stopPolling();
  }, [isUnderWay, startPolling, stopPolling]);
  return (
    <AdminPage
      title={t('admin.backups')}
      action={
        <Button look="primary" busy={start.busy || isUnderWay} onClick={() => void start.run()}>
          <DatabaseBackup size={18} aria-hidden /> {t('admin.backups.start')}
        </Button>
      }
    >
      <p className={styles.soft}>{t('admin.backups.about')}</p>
      <FormError>{start.problem ?? (error && !runs ? errorText(t, error) : null)}</FormError>
      <p role="status" className={styles.soft}>
        {isUnderWay ? t('admin.backups.underWay') : runs?.nodes.length === 0 && t('admin.backups.none')}
      </p>
      <ul className={styles.runs} aria-label={t('admin.backups')}>
        {runs?.nodes.map((run) => (
          <BackupLine key={run.id} run={run} />
        ))}
      </ul>
      {runs?.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: runs.pageInfo.endCursor } })} />
      )}
    </AdminPage>
  );
}
