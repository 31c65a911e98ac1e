import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { listRoom } from '../../api/cached-lists.js';
import type { DialogProps } from '../../app/dialogs.js';
import { useCreateRoomMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { NewGroup } from '../members/new-group.js';
import { RoomFields, readRoom } from './room-fields.js';

/** Makes a room and goes there. */
export default function NewRoomDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [createRoom, { client }] = useCreateRoomMutation();
  return (
    <NewGroup
      title={t('rooms.new')}
      send={t('rooms.create')}
      names={['name', 'topic']}
      fields={(isWrong) => <RoomFields isWrong={isWrong} />}
      onCreate={async (form, input) => {
        const { data } = await createRoom({ variables: { input: { ...readRoom(form), ...input } } });
        const { id } = data!.createRoom.room;
        listRoom(client.cache, id);
        navigate(`/rooms/${id}`);
      }}
      onClose={onClose}
    />
  );
}
