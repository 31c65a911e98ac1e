import { useUnreadNotificationsQuery } from '../../generated/hooks.js';

/** How many notifications are unread, as the cache has it, which events keep right: nothing is fetched here. */
export function useUnreadNotifications(): number {
  return useUnreadNotificationsQuery({ fetchPolicy: 'cache-only' }).data?.viewer?.unreadNotificationCount ?? 0;
}
