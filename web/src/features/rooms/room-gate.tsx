import { lazy, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { NotFound } from '../../app/not-found.js';
import { useRoomQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { RoomPage } from '../messages/room-page.js';

const JoinPanel = lazy(() => import('./join-panel.js'));

/** A room for who is in it; for others the way in, or that there is none. */
export function RoomGate({ roomId }: { roomId: string }): ReactNode {
  const { data, error } = useRoomQuery({ variables: { roomId } });
  const room = data?.room;
  const [seenName, setSeenName] = useState('');
  if (room?.viewerRole && room.name !== seenName) setSeenName(room.name);
  if (room?.viewerRole) return <RoomPage roomId={roomId} />;
  if (room) return <JoinPanel room={room} wasIn={seenName !== ''} />;
  if (seenName) return <Gone name={seenName} />;
  return data || error ? <NotFound /> : null;
}

/** Where a room was until a moment ago. */
function Gone({ name }: { name: string }): ReactNode {
  const { t } = useTexts();
  return (
    <div className="centered" role="status">
      <h1 className="sentence">{t('rooms.gone', { name })}</h1>
      <Link href="/">{t('app.toRooms')}</Link>
    </div>
  );
}
