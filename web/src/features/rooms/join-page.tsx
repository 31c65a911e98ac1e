import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { listRoom } from '../../api/cached-lists.js';
import { useJoinRoomMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Spinner } from '../../ui/spinner.js';

/** Where an invite's link leads: into its room, or to why not. Who is in the room already uses nothing up. */
export default function JoinPage({ code }: { code: string }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [joinRoom, { client }] = useJoinRoomMutation();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isLeft = false;
    joinRoom({ variables: { input: { inviteCode: code } } }).then(
      ({ data }) => {
        const { id } = data!.joinRoom.room;
        listRoom(client.cache, id);
        if (!isLeft) navigate(`/rooms/${id}`, { replace: true });
      },
      (reason) => isLeft || setError(reason),
    );
    return () => {
      isLeft = true;
    };
  }, [code, joinRoom, client, navigate]);
  if (!error)
    return (
      <div className="centered">
        <h1>{t('invites.joining')}</h1>
        <Spinner />
      </div>
    );
  return (
    <div className="centered" role="alert">
      <h1>{t('invites.failed')}</h1>
      <p>{errorText(t, error)}</p>
      <Link href="/">{t('app.toRooms')}</Link>
    </div>
  );
}
