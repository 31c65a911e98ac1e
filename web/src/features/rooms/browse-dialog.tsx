import { type ReactNode, useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import type { DialogProps } from '../../app/dialogs.js';
import { usePublicRoomsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { FormError, TextField } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { PublicRoom } from './public-room.js';
import styles from './room-dialogs.module.css';
import { useJoinRoom } from './use-join-room.js';

const PAGE = 30;

/** All rooms that everyone may know of, to go into them. */
export default function BrowseDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const sought = useDeferredValue(query.trim().slice(0, 200));
  const { join, joining } = useJoinRoom();
  const { data, previousData, error, fetchMore } = usePublicRoomsQuery({
    variables: { query: sought, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.publicRooms;
  return (
    <Dialog title={t('browse.title')} onClose={onClose}>
      <TextField
        type="search"
        label={t('browse.search')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className={styles.list}>
        {list?.nodes.map((room) => (
          <PublicRoom key={room.id} room={room}>
            {room.viewerCanJoin ? (
              <Button
                look="primary"
                busy={joining === room.id}
                aria-label={t('browse.joinNamed', { name: room.name })}
                onClick={() => join(room.id)}
              >
                {t('rooms.join')}
              </Button>
            ) : (
              <Button
                aria-label={t('browse.openNamed', { name: room.name })}
                onClick={() => navigate(`/rooms/${room.id}`)}
              >
                {t('browse.open')}
              </Button>
            )}
          </PublicRoom>
        ))}
      </ul>
      {list?.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })} />
      )}
      <p role="status" className={list?.nodes.length ? 'visually-hidden' : styles.soft}>
        {list && t('browse.count', { count: list.nodes.length })}
      </p>
      <FormError>{error && errorText(t, error)}</FormError>
    </Dialog>
  );
}
