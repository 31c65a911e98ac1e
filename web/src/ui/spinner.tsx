import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.js';
import styles from './spinner.module.css';

/** Shown where something is still to come; it stays unseen for the first moments, so that quick answers do not flicker. */
export function Spinner(): ReactNode {
  const { t } = useTexts();
  return (
    <div className={styles.spinner} role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
    </div>
  );
}
