import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BackupRunFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { sizeText } from '../files/size-text.js';
import styles from './backups-page.module.css';

const ICONS = { RUNNING: LoaderCircle, PROVED: CircleCheck, FAILED_PROOF: TriangleAlert, FAILED: CircleX };

/** One run: when, what came of it, what it holds, and what went wrong. */
export function BackupLine({ run }: { run: BackupRunFragment }): ReactNode {
  const { t, language } = useTexts();
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const Icon = ICONS[run.status];
  return (
    <li className={styles.run} data-status={run.status}>
      <Icon size={22} aria-hidden className={styles.icon} />
      <div className={styles.about}>
        <p>
          <strong>{time.format(Date.parse(run.startedAt))}</strong>
          <span className={styles.status}>{t(`admin.backups.${run.status}`)}</span>
        </p>
        {run.databaseSize !== null && (
          <p className={styles.soft}>
            {t('admin.backups.holds', {
              database: sizeText(run.databaseSize ?? 0, language),
              rows: run.rowCount ?? 0,
              files: sizeText(run.fileSize ?? 0, language),
              count: run.fileCount ?? 0,
            })}
          </p>
        )}
        {run.error && <p className={styles.error}>{run.error}</p>}
        <p className={styles.soft}>
          <code>{run.name}</code>
        </p>
      </div>
    </li>
  );
}
