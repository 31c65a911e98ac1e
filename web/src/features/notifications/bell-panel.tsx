import { CheckCheck, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMarkNotificationsReadMutation, useNotificationsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Popover } from '../../ui/popover.js';
import type { PopupProps } from '../../ui/popup-menu.js';
import { Spinner } from '../../ui/spinner.js';
import { toast } from '../../ui/toasts.js';
import styles from './bell-panel.module.css';
import { markRead } from './mark-read.js';
import { NotificationLine } from './notification-line.js';
import { useUnreadNotifications } from './use-unread-notifications.js';

const PAGE = 20;

/** What concerned the viewer, the newest first. Who opens one has read it. */
export default function BellPanel({ anchor, onClose }: PopupProps): ReactNode {
  const { t } = useTexts();
  const unread = useUnreadNotifications();
  const { data, error, fetchMore } = useNotificationsQuery({
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const [markNotificationsRead, { client }] = useMarkNotificationsReadMutation();
  const list = data?.notifications;
  const endCursor = list?.pageInfo.hasNextPage && list.pageInfo.endCursor;

  /** ids: which; left out: all. */
  const read = (ids?: string[]) => {
    markRead(client.cache, ids);
    const input = ids ? { notificationIds: ids } : {};
    markNotificationsRead({ variables: { input } }).catch((error) => toast(errorText(t, error)));
  };
  return (
    <Popover anchor={anchor} label={t('app.bell')} onClose={onClose}>
      <div className={styles.panel}>
        <div className={styles.header}>
          <h2>{t('app.bell')}</h2>
          {unread > 0 && (
            <IconButton label={t('notifications.readAll')} onClick={() => read()}>
              <CheckCheck size={18} aria-hidden />
            </IconButton>
          )}
          <Link
            href="/settings/notifications"
            className={styles.settings}
            aria-label={t('accounts.settings.notifications')}
            title={t('accounts.settings.notifications')}
            onClick={onClose}
          >
            <Settings size={18} aria-hidden />
          </Link>
        </div>
        <div className={styles.list}>
          {!list && (error ? <FormError>{errorText(t, error)}</FormError> : <Spinner />)}
          {list?.nodes.length === 0 && <p className={styles.none}>{t('notifications.none')}</p>}
          <ul>
            {list?.nodes.map((notification) => (
              <NotificationLine
                key={notification.id}
                notification={notification}
                onOpen={() => {
                  if (!notification.readAt) read([notification.id]);
                  onClose();
                }}
              />
            ))}
          </ul>
          {endCursor && (
            <More key={endCursor} onMore={() => fetchMore({ variables: { first: PAGE, after: endCursor } })} />
          )}
        </div>
      </div>
    </Popover>
  );
}
