import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import type { PersonFragment } from '../../generated/documents.js';
import { usePersonByIdQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { Dialog } from '../../ui/dialog.js';
import { Spinner } from '../../ui/spinner.js';
import styles from './people.module.css';

/** Who somebody is. about: his id. */
export default function PersonDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { data, loading } = usePersonByIdQuery({ variables: { id: about ?? '' }, fetchPolicy: 'cache-and-network' });
  const node = data?.node;
  const person = node && 'username' in node ? (node as PersonFragment) : null;
  return (
    <Dialog title={person?.displayName ?? t('members.profile')} onClose={onClose}>
      {person ? (
        <div className={styles.card}>
          <Avatar person={person} size="l" online={person.isOnline} />
          <div>
            <p>
              <bdi>@{person.username}</bdi>
            </p>
            <p className={styles.username}>
              {t(person.isOnline ? 'people.online' : 'people.offline')}
              {person.role === 'ADMIN' && ` · ${t('people.admin')}`}
              {person.deactivatedAt && ` · ${t('people.closed')}`}
            </p>
          </div>
        </div>
      ) : loading ? (
        <Spinner />
      ) : (
        <p>{t('app.notFound')}</p>
      )}
    </Dialog>
  );
}
