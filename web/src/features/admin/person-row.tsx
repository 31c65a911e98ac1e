import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDialog } from '../../app/use-dialog.js';
import type { PersonFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { useViewer } from '../accounts/use-viewer.js';
import styles from './people-page.module.css';

/** Somebody in the admins' list, with what he may do; a press opens his account. */
export function PersonRow({ person }: { person: PersonFragment }): ReactNode {
  const { open } = useDialog();
  return (
    <li>
      <button
        type="button"
        className={styles.person}
        aria-haspopup="dialog"
        data-closed={!!person.deactivatedAt || undefined}
        onClick={() => open('account', person.id)}
      >
        <Avatar person={person} online={person.isOnline} />
        <span className={styles.names}>
          <bdi>{person.displayName}</bdi>
          <bdi>@{person.username}</bdi>
        </span>
        <Badges person={person} />
        <ChevronRight size={18} aria-hidden className={styles.chevron} />
      </button>
    </li>
  );
}

/** What is to be known of an account at a glance. */
export function Badges({ person }: { person: PersonFragment }): ReactNode {
  const { t } = useTexts();
  const isViewer = useViewer()?.id === person.id;
  return (
    <span className={styles.badges}>
      {isViewer && <span className={styles.badge}>{t('admin.you')}</span>}
      {person.role === 'ADMIN' && <span className={`${styles.badge} ${styles.admin}`}>{t('admin.administrator')}</span>}
      {person.deactivatedAt && <span className={`${styles.badge} ${styles.closed}`}>{t('admin.deactivated')}</span>}
    </span>
  );
}
