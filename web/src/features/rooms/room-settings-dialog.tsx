import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { forgetRoom } from '../../api/cached-lists.js';
import type { DialogProps } from '../../app/dialogs.js';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useDeleteRoomMutation, useRoomQuery, useUpdateRoomMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { DialogForm } from '../../ui/dialog-form.js';
import { toast } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import { DeleteGroup } from '../members/delete-group.js';
import styles from './room-dialogs.module.css';
import { RoomFields, readRoom } from './room-fields.js';

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
    <DialogForm
      action={action}
      send={t('app.save')}
      onClose={onClose}
      onChange={(event) => setPrivate(new FormData(event.currentTarget).get('isPrivate') === 'on')}
    >
      <RoomFields room={room} isWrong={action.isWrong} />
      <div role="status" className={styles.status}>
        {!room.isGeneral && isPrivate !== room.isPrivate && (
          <p className={styles.warning}>{t(isPrivate ? 'settings.toPrivate' : 'settings.toPublic')}</p>
        )}
      </div>
    </DialogForm>
  );
}

function DeleteRoom({ room: { id, name } }: { room: RoomListedFragment }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [deleteRoom, { client }] = useDeleteRoomMutation();
  return (
    <DeleteGroup
      name={name}
      texts={{
        title: t('settings.delete'),
        meaning: t('settings.deleteText'),
        confirm: t('settings.deleteConfirm', { name }),
      }}
      onDelete={async () => {
        await deleteRoom({ variables: { input: { roomId: id } } });
        navigate('/');
        forgetRoom(client.cache, id);
      }}
    />
  );
}
