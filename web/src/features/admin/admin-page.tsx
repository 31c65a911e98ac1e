import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTitle } from '../../app/use-title.js';
import { useTexts } from '../../i18n/i18n.js';
import { useIsNarrow } from '../../ui/use-is-narrow.js';
import styles from './admin-page.module.css';

const PAGES = [
  ['/admin/people', 'app.people'],
  ['/admin/invitations', 'admin.invitations'],
  ['/admin/storage', 'admin.storage'],
  ['/admin/backups', 'admin.backups'],
  ['/admin/jobs', 'admin.jobs'],
] as const;

/** A page for admins, and the way to the others. action: a button beside its title. */
export function AdminPage({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const isNarrow = useIsNarrow();
  const [path] = useLocation();
  useTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {isNarrow && (
          <Link href="/" className={styles.back} aria-label={t('app.back')}>
            <ArrowLeft size={22} aria-hidden />
          </Link>
        )}
        <h1>{title}</h1>
        {action}
      </header>
      <div className={styles.content}>
        <nav className={styles.tabs} aria-label={t('admin.pages')}>
          {PAGES.map(([address, name]) => (
            <Link key={address} href={address} aria-current={path === address ? 'page' : undefined}>
              {t(name)}
            </Link>
          ))}
        </nav>
        {children}
      </div>
    </div>
  );
}
