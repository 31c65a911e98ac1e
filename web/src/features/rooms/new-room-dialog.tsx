import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { listRoom } from '../../api/cached-lists.js';
import type { DialogProps } from '../../app/dialogs.js';
import type { PersonFragment } from '../../generated/documents.js';
import { useCreateRoomMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogButtons } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { PeoplePicker } from '../people/people-picker.js';
import { RoomFields, readRoom } from './room-fields.js';
import { useAction } from './use-action.js';
import { useRooms } from './use-rooms.js';

/** Makes a room and goes there. */
export default function NewRoomDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const { viewer } = useRooms();
  const [members, setMembers] = useState<readonly PersonFragment[]>([]);
  const [createRoom, { client }] = useCreateRoomMutation();
  // A try whose answer was lost makes no second room; what was changed since is another room.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const renewKey = () => setKey(crypto.randomUUID());
  const action = useAction(
    async (form: FormData) => {
      const input = { ...readRoom(form), memberIds: members.map(({ id }) => id), idempotencyKey };
      const { data } = await createRoom({ variables: { input } });
      const { id } = data!.createRoom.room;
      listRoom(client.cache, id);
      navigate(`/rooms/${id}`);
    },
    ['name', 'topic'],
  );
  return (
    <Dialog title={t('rooms.new')} onClose={onClose}>
      <Form onSend={action.run} onChange={renewKey}>
        <RoomFields isWrong={action.isWrong} />
        <PeoplePicker
          label={t('rooms.firstMembers')}
          except={viewer?.id}
          chosen={members}
          onChange={(chosen) => {
            setMembers(chosen);
            renewKey();
          }}
        />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary" busy={action.busy}>
            {t('rooms.create')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  );
}
