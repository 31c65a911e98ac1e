import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { SHORTCUTS } from './shortcuts.js';
import styles from './shortcuts.module.css';

const isApple = /Mac|iP/.test(navigator.platform);

/** Every key that does something, by where it does. */
export default function ShortcutsDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  return (
    <Dialog title={t('help.shortcuts')} isText onClose={onClose}>
      {SHORTCUTS.map(({ name, keys }) => (
        <section key={name}>
          <h2 className={styles.group}>{t(name)}</h2>
          <dl className={styles.keys}>
            {keys.map(([text, ...combinations]) => (
              <div key={text} className={styles.line}>
                <dt>{t(text)}</dt>
                <dd>
                  {combinations.map((combination) => (
                    <kbd key={combination} className={styles.key}>
                      {isApple ? combination.replace('Ctrl', '⌘').replace('Alt', '⌥') : combination}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
