import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useRoomInvitesQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { Invite } from './invite.js';
import { NewInvite } from './new-invite.js';
import styles from './room-dialogs.module.css';

/** The links by which people come into the page's room. */
export default function InvitesDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { data, error, refetch } = useRoomInvitesQuery({ variables: { roomId }, fetchPolicy: 'cache-and-network' });
  const invites = data?.room?.invites;
  return (
    <Dialog title={t('rooms.invites')} onClose={onClose}>
      <NewInvite roomId={roomId} onCreated={refetch} />
      <h2 className={styles.section}>{t('invites.existing')}</h2>
      {invites?.length === 0 && <p className={styles.soft}>{t('invites.none')}</p>}
      <ul className={styles.list}>
        {invites?.map((invite) => (
          <Invite key={invite.id} invite={invite} />
        ))}
      </ul>
      <FormError>{error && errorText(t, error)}</FormError>
    </Dialog>
  );
}
