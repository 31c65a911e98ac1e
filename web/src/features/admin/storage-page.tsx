import { type ReactNode, useState } from 'react';
import { useStorageTotalQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { sizeText } from '../files/size-text.js';
import { AdminPage } from './admin-page.js';
import pages from './admin-page.module.css';
import styles from './storage-page.module.css';
import { StoragePerRoom, StoragePerUser } from './storage-shares.js';

const VIEWS = { user: StoragePerUser, room: StoragePerRoom };
const NAMES = ['user', 'room'] as const;

/** What the files take, and whose they are, for admins: who and what takes most comes first. */
export default function StoragePage(): ReactNode {
  const { t, language } = useTexts();
  const [view, setView] = useState<(typeof NAMES)[number]>('user');
  const { data } = useStorageTotalQuery({ fetchPolicy: 'cache-and-network' });
  const use = data?.storageUse;
  const Shares = VIEWS[view];
  return (
    <AdminPage title={t('admin.storage')}>
      {use && (
        <p className={styles.total}>
          <strong>{sizeText(use.total, language)}</strong> · {t('admin.storage.files', { count: use.files })}
        </p>
      )}
      <fieldset className={pages.tabs} aria-label={t('admin.storage.by')}>
        {NAMES.map((name) => (
          <button key={name} type="button" aria-pressed={name === view} onClick={() => setView(name)}>
            {t(`admin.storage.by.${name}`)}
          </button>
        ))}
      </fieldset>
      <Shares />
    </AdminPage>
  );
}
