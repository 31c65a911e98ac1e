import type { ApolloClient } from '@apollo/client';
import { addToWindow, setLastMessage } from '../api/cached-lists.js';
import { SendMessageDocument } from '../generated/documents.js';
import type { OutgoingMessage } from './outgoing.js';

/** Sends a message, and shows it where it belongs as soon as the server has it. Throws what the server refused, NetworkError. */
export async function deliverMessage(client: ApolloClient, outgoing: OutgoingMessage): Promise<undefined> {
  const { id: idempotencyKey, roomId, threadRootId, content } = outgoing;
  await client.mutate({
    mutation: SendMessageDocument,
    variables: { input: { roomId, threadRootId, content, idempotencyKey } },
    update(cache, { data }) {
      const { message } = data!.sendMessage;
      addToWindow(cache, message);
      if (!message.threadRoot) setLastMessage(cache, roomId, message.id);
    },
  });
  return undefined;
}
