import type { ReactNode } from 'react';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { CheckField, TextField } from '../../ui/field.js';
import { NameField } from '../members/name-field.js';

/** What a room is called and about, and who may know of it. room: as it is now. */
export function RoomFields({
  room,
  isWrong,
}: {
  room?: RoomListedFragment;
  isWrong: (field: string) => boolean;
}): ReactNode {
  const { t } = useTexts();
  return (
    <>
      <NameField name={room?.name} isWrong={isWrong('name')} />
      <TextField
        label={t('rooms.topic')}
        name="topic"
        maxLength={1000}
        autoComplete="off"
        hint={t('rooms.topicHint')}
        defaultValue={room?.topic ?? ''}
        error={isWrong('topic') ? t('rooms.topicWrong') : undefined}
      />
      {!room?.isGeneral && (
        <CheckField
          label={t('rooms.isPrivate')}
          name="isPrivate"
          hint={t('rooms.isPrivateHint')}
          defaultChecked={room?.isPrivate}
        />
      )}
    </>
  );
}

/** What was filled in; an empty topic is none. */
export function readRoom(form: FormData): { name: string; topic: string | null; isPrivate: boolean } {
  return {
    name: String(form.get('name')),
    topic: String(form.get('topic')).trim() || null,
    isPrivate: form.get('isPrivate') === 'on',
  };
}
