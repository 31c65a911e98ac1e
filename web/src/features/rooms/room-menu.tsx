import { Link2, LogOut, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { useRoomQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { MenuItem } from '../../ui/menu.js';
import { MenuLine, PopupMenu, type PopupProps } from '../../ui/popup-menu.js';
import { RoomNotificationsMenu } from '../notifications/room-notifications-menu.js';

/** What can be done with the room of the page, as far as the viewer may. */
export default function RoomMenu(props: PopupProps): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const { roomId = '' } = useParams<{ roomId: string }>();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  return (
    <PopupMenu {...props} label={t('rooms.menu')}>
      <MenuItem onClick={() => open('members')}>
        <Users size={18} aria-hidden /> {t('rooms.membersTitle')}
      </MenuItem>
      {room?.viewerCanManageMembers && (
        <MenuItem onClick={() => open('invites')}>
          <Link2 size={18} aria-hidden /> {t('rooms.invites')}
        </MenuItem>
      )}
      {room?.viewerCanUpdate && (
        <MenuItem onClick={() => open('room-settings')}>
          <Settings size={18} aria-hidden /> {t('rooms.settings')}
        </MenuItem>
      )}
      <RoomNotificationsMenu roomId={roomId} />
      {room?.viewerCanLeave && (
        <>
          <MenuLine />
          <MenuItem danger onClick={() => open('leave-room')}>
            <LogOut size={18} aria-hidden /> {t('rooms.leave')}
          </MenuItem>
        </>
      )}
    </PopupMenu>
  );
}
