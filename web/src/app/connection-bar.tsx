import { WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { useConnection } from '../live/connection.js';
import styles from './layout.module.css';

/** Says that the server is out of reach, for as long as it is. */
export function ConnectionBar(): ReactNode {
  const { t } = useTexts();
  const isOffline = useConnection() === 'offline';
  return (
    <div role="status" className={isOffline ? styles.offline : undefined}>
      {isOffline && (
        <>
          <WifiOff size={16} aria-hidden /> {t('app.offline')}
        </>
      )}
    </div>
  );
}
