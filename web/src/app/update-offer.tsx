import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { installShell } from '../offline/install-shell.js';
import { Button } from '../ui/button.js';
import styles from './layout.module.css';
import { whenIdle } from './when-idle.js';

/** Says that a newer version of the app is there, and changes to it when asked. */
export function UpdateOffer(): ReactNode {
  const { t } = useTexts();
  const [takeOver, setTakeOver] = useState<(() => void) | null>(null);
  useEffect(() => {
    const closing = new AbortController();
    // Where a browser refuses service workers the app works, only not without a network.
    const install = () => void installShell((update) => setTakeOver(() => update)).catch(() => {});
    whenIdle(install, closing.signal);
    return () => closing.abort();
  }, []);
  return (
    <div role="status" className={takeOver ? styles.update : undefined}>
      {takeOver && (
        <>
          {t('app.newVersion')}
          <Button look="quiet" onClick={takeOver}>
            {t('app.reload')}
          </Button>
        </>
      )}
    </div>
  );
}
