import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { forgetRoom } from '../../api/cached-lists.js';
import type { DialogProps } from '../../app/dialogs.js';
import { useDialog } from '../../app/use-dialog.js';
import { useLeaveRoomMutation, useRoomQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { LeaveGroup } from '../members/leave-group.js';

/** Takes the viewer out of the page's room, once he has said so. */
export default function LeaveRoomDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const [, navigate] = useLocation();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  const [leaveRoom, { client }] = useLeaveRoomMutation();
  async function leave(): Promise<void> {
    await leaveRoom({ variables: { input: { roomId } } });
    navigate('/');
    forgetRoom(client.cache, roomId);
  }
  if (!room?.viewerCanLeave) return null;
  return (
    <LeaveGroup
      title={t('rooms.leave')}
      lastOwner={t('leave.lastOwner')}
      onLeave={leave}
      onMembers={() => open('members')}
      onClose={onClose}
    >
      <p>{room.memberCount === 1 ? t('leave.alone') : t('leave.text', { name: room.name })}</p>
      {room.isPrivate && room.memberCount > 1 && <p>{t('leave.private')}</p>}
    </LeaveGroup>
  );
}
