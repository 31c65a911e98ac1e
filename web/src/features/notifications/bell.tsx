import { Bell as BellIcon } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { lazyWithTexts } from '../../i18n/lazy-with-texts.js';
import { IconButton } from '../../ui/button.js';
import { useOpener } from '../../ui/use-opener.js';
import styles from './bell.module.css';
import { useUnreadNotifications } from './use-unread-notifications.js';

const BellPanel = lazyWithTexts(() => import('./bell-panel.js'));

/** Opens what concerns the viewer, and says how much of it is unread; so does the app's own icon where it can. */
export function Bell(): ReactNode {
  const { t } = useTexts();
  const unread = useUnreadNotifications();
  const { button, opened } = useOpener('dialog', (popup) => <BellPanel {...popup} />);
  useEffect(() => {
    void navigator.setAppBadge?.(unread).catch(() => {});
  }, [unread]);
  return (
    <>
      <IconButton
        {...button}
        label={unread ? t('app.bell.unread', { count: unread }) : t('app.bell')}
        className={styles.bell}
      >
        <BellIcon size={20} aria-hidden />
        {unread > 0 && (
          <span className={styles.count} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </IconButton>
      {opened}
    </>
  );
}
