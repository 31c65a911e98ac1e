import { BellOff, BellRing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRoomNotificationsQuery, useSetRoomNotificationsMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { MenuItem } from '../../ui/menu.js';
import { MenuChoices, MenuLine } from '../../ui/popup-menu.js';
import { toast } from '../../ui/toasts.js';

const LEVELS = ['ALL', 'MENTIONS', 'NONE'] as const;
/** How long a room is muted, milliseconds. */
const MUTED = 8 * 3_600_000;

/** In the menu of a room: of what in it one is told. Nothing for who is not in it. */
export function RoomNotificationsMenu({ roomId }: { roomId: string }): ReactNode {
  const { t } = useTexts();
  const { data } = useRoomNotificationsQuery({ variables: { roomId }, fetchPolicy: 'cache-and-network' });
  const [setRoomNotifications] = useSetRoomNotificationsMutation();
  const room = data?.room;
  if (!room?.viewerNotificationLevel) return null;
  const isMuted = room.viewerMutedUntil !== null && Date.parse(room.viewerMutedUntil) > Date.now();
  const change = (input: { level?: (typeof LEVELS)[number]; mutedUntil?: string | null }) =>
    void setRoomNotifications({ variables: { input: { roomId, ...input } } }).catch((error) =>
      toast(errorText(t, error)),
    );
  return (
    <>
      <MenuLine />
      <MenuChoices
        label={t('notifications.room')}
        value={room.viewerNotificationLevel}
        onChoose={(level) => change({ level })}
        options={LEVELS.map((level) => [level, t(`notifications.room.${level}`)] as const)}
      />
      <MenuItem onClick={() => change({ mutedUntil: isMuted ? null : new Date(Date.now() + MUTED).toISOString() })}>
        {isMuted ? <BellRing size={18} aria-hidden /> : <BellOff size={18} aria-hidden />}
        {t(isMuted ? 'notifications.room.unmute' : 'notifications.room.mute')}
      </MenuItem>
    </>
  );
}
