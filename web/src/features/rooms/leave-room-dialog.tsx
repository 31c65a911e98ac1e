import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { forgetRoom } from '../../api/cached-lists.js';
import { failureOf } from '../../api/errors.js';
import type { DialogProps } from '../../app/dialogs.js';
import { useDialog } from '../../app/use-dialog.js';
import { useLeaveRoomMutation, useRoomQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogButtons } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { useAction } from './use-action.js';

/** Takes the viewer out of the page's room, once he has said so. */
export default function LeaveRoomDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const [, navigate] = useLocation();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  const [leaveRoom, { client, error }] = useLeaveRoomMutation();
  const action = useAction(async () => {
    await leaveRoom({ variables: { input: { roomId } } });
    navigate('/');
    forgetRoom(client.cache, roomId);
  });
  if (!room?.viewerCanLeave) return null;
  const isLastOwner = error !== undefined && failureOf(error).code === 'CONFLICT';
  return (
    <Dialog title={t('rooms.leave')} onClose={onClose}>
      <p>{room.memberCount === 1 ? t('leave.alone') : t('leave.text', { name: room.name })}</p>
      {room.isPrivate && room.memberCount > 1 && <p>{t('leave.private')}</p>}
      <FormError>{isLastOwner ? t('leave.lastOwner') : action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {isLastOwner ? (
          <Button look="primary" onClick={() => open('members')}>
            {t('leave.toMembers')}
          </Button>
        ) : (
          <Button look="danger" busy={action.busy} onClick={() => action.run()}>
            {t('leave.confirm')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}
