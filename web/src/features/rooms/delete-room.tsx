import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { forgetRoom } from '../../api/cached-lists.js';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useDeleteRoomMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { DialogButtons } from '../../ui/dialog.js';
import { FormError, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { toast } from '../../ui/toasts.js';
import styles from './room-dialogs.module.css';
import { useAction } from './use-action.js';

/** Deletes a room for everyone, once its name has been typed. */
export function DeleteRoom({ room: { id, name } }: { room: RoomListedFragment }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [deleteRoom, { client }] = useDeleteRoomMutation();
  const isConfirmed = typed.trim() === name.trim();
  const action = useAction(async () => {
    if (!isConfirmed) return;
    await deleteRoom({ variables: { input: { roomId: id } } });
    navigate('/');
    forgetRoom(client.cache, id);
    toast(t('settings.deleted', { name }));
  });
  return (
    <section className={styles.danger}>
      <h2>{t('settings.delete')}</h2>
      <p className={styles.soft}>{t('settings.deleteText')}</p>
      <Form onSend={() => action.run()}>
        <TextField
          label={t('settings.deleteConfirm', { name })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button type="submit" look="danger" disabled={!isConfirmed} busy={action.busy}>
            {t('settings.delete')}
          </Button>
        </DialogButtons>
      </Form>
    </section>
  );
}
