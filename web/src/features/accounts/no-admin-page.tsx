import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import type { FrontDoor } from './front-door.js';
import { PublicPage } from './public-page.js';
import styles from './public-page.module.css';

/** For who comes to a server that nobody has set up: the link for it stands where the server was started. */
export default function NoAdminPage({ door }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  return (
    <PublicPage title={t('accounts.noAdmin')} door={door}>
      <div className={styles.text}>
        <p>{t('accounts.noAdmin.link')}</p>
        <code>{`${location.origin}/set-up#token=…`}</code>
        <p>{t('accounts.noAdmin.command')}</p>
        <code>npm run create-admin</code>
      </div>
      <Button onClick={() => void door.retry()}>{t('accounts.noAdmin.again')}</Button>
    </PublicPage>
  );
}
