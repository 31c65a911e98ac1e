import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useRoomQuery, useUpdateRoomMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogButtons } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { toast } from '../../ui/toasts.js';
import { DeleteRoom } from './delete-room.js';
import styles from './room-dialogs.module.css';
import { RoomFields, readRoom } from './room-fields.js';
import { useAction } from './use-action.js';

/** Name, topic and privacy of the page's room, and its end. */
export default function RoomSettingsDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  if (!room?.viewerCanUpdate) return null;
  return (
    <Dialog title={t('rooms.settings')} onClose={onClose}>
      <Facts room={room} onClose={onClose} />
      {room.viewerCanDelete && <DeleteRoom room={room} />}
    </Dialog>
  );
}

function Facts({ room, onClose }: { room: RoomListedFragment; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const [updateRoom] = useUpdateRoomMutation();
  const [isPrivate, setPrivate] = useState(room.isPrivate);
  const action = useAction(
    async (form: FormData) => {
      const { isPrivate, ...facts } = readRoom(form);
      const input = { roomId: room.id, ...facts, ...(!room.isGeneral && { isPrivate }) };
      await updateRoom({ variables: { input } });
      toast(t('settings.saved'));
      onClose();
    },
    ['name', 'topic'],
  );
  return (
    <Form
      onSend={action.run}
      onChange={(event) => setPrivate(new FormData(event.currentTarget).get('isPrivate') === 'on')}
    >
      <RoomFields room={room} isWrong={action.isWrong} />
      <div role="status" className={styles.status}>
        {!room.isGeneral && isPrivate !== room.isPrivate && (
          <p className={styles.warning}>{t(isPrivate ? 'settings.toPrivate' : 'settings.toPublic')}</p>
        )}
      </div>
      <FormError>{action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" busy={action.busy}>
          {t('app.save')}
        </Button>
      </DialogButtons>
    </Form>
  );
}
