import type { ApolloClient } from '@apollo/client';
import { NotificationsDocument } from '../../generated/documents.js';
import { i18n } from '../../i18n/i18n.js';
import { notificationText } from './notification-text.js';

/** What the newest notification says; empty for a mention, which is told of by the message itself. */
export async function newestText(client: ApolloClient): Promise<string> {
  const { data } = await client.query({
    query: NotificationsDocument,
    variables: { first: 1 },
    fetchPolicy: 'no-cache',
  });
  const [newest] = data?.notifications.nodes ?? [];
  return newest && newest.kind !== 'MENTION' ? notificationText(i18n._.bind(i18n), newest) : '';
}
