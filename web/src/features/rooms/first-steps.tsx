import { Compass, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDialog } from '../../app/use-dialog.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import styles from './first-steps.module.css';

/** What to do in a workspace in which nothing has happened yet. */
export default function FirstSteps(): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  return (
    <div className={styles.steps}>
      <h2>{t('rooms.first.title')}</h2>
      <p>{t('rooms.first.text')}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => open('new-room')}>
          <Plus size={18} aria-hidden /> {t('rooms.new')}
        </Button>
        <Button onClick={() => open('browse')}>
          <Compass size={18} aria-hidden /> {t('rooms.browse')}
        </Button>
      </div>
    </div>
  );
}
