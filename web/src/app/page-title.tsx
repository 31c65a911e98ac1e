import { type ReactNode, useEffect } from 'react';
import { useRoute } from 'wouter';
import { useRooms } from '../features/rooms/use-rooms.js';
import { useMainHeading } from './use-main-heading.js';

/** Names the tab after its page, with how much is unread, and tells that to the app's icon where there is one. */
export function PageTitle(): ReactNode {
  const { organization, rooms } = useRooms();
  const heading = useMainHeading();
  const [, params] = useRoute('/rooms/:roomId/*?');
  const unread = rooms.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
  const room = rooms.find(({ id }) => id === params?.roomId);
  const names = [room?.name ?? heading, organization].filter(Boolean);
  const title = [...new Set(names)].join(' · ');

  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }, [title, unread]);

  useEffect(() => {
    // Only an installed app has a badge; elsewhere it is refused.
    navigator.setAppBadge?.(unread).catch(() => {});
  }, [unread]);
  useEffect(() => () => void navigator.clearAppBadge?.().catch(() => {}), []);

  return null;
}
