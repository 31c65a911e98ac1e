import type { ApolloClient } from '@apollo/client';
import { type ReactNode, useState } from 'react';
import { useRoute } from 'wouter';
import { plainText } from '../features/rooms/plain-text.js';
import { useRooms } from '../features/rooms/use-rooms.js';
import { learnMore, useTexts } from '../i18n/i18n.js';
import { calls } from '../live/apply-event.js';
import { useHeard } from '../live/heard.js';
import { useWorkspace } from './workspace.js';

/** Has screen readers say when somebody mentions the viewer in a room that is not the open one, and what comes into his bell. */
export function Announcer(): ReactNode {
  const { t } = useTexts();
  const { userId, client } = useWorkspace();
  const { rooms } = useRooms();
  const [, params] = useRoute('/rooms/:roomId/*?');
  const [said, setSaid] = useState('');
  useHeard((event) => {
    if (event.__typename === 'NotificationEvent') void sayNewest(client).then((text) => text && setSaid(text));
    if (event.__typename !== 'MessageEvent' || event.kind !== 'MESSAGE_ADDED') return;
    const { author, content, room: at } = event.message;
    if (author.id === userId || at.id === params?.roomId || !calls(event.message, userId)) return;
    const room = rooms.find(({ id }) => id === at.id)?.name ?? '';
    setSaid(t('app.mentioned', { author: author.displayName, room, text: plainText(content) }));
  });
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

async function sayNewest(client: ApolloClient): Promise<string> {
  const [{ newestText }] = await Promise.all([import('../features/notifications/newest-text.js'), learnMore()]);
  return newestText(client);
}
