import type { ApolloClient } from '@apollo/client';
import { addToWindow, setLastMessage } from '../api/cached-lists.js';
import type { Workspace } from '../app/workspace.js';
import { SendMessageDocument } from '../generated/documents.js';
import type { OutgoingMessage } from './outgoing.js';

/**
 * Sends a message once its files are on the server, and shows it where it belongs as soon as the server has it. Throws what the
 * server refused, NetworkError.
 */
export async function deliverMessage(
  client: ApolloClient,
  openUploads: Workspace['uploads'],
  outgoing: OutgoingMessage,
): Promise<undefined> {
  const { id: idempotencyKey, roomId, threadRootId, content, files = [] } = outgoing;
  const uploads = files.length > 0 ? await openUploads() : null;
  const uploaded = await Promise.all(files.map(({ key }) => uploads!.finish(key)));
  const attached = files.length > 0 && { attachmentIds: uploaded.map(({ id }) => id) };
  await client.mutate({
    mutation: SendMessageDocument,
    variables: { input: { roomId, threadRootId, content, ...attached, idempotencyKey } },
    update(cache, { data }) {
      const { message } = data!.sendMessage;
      addToWindow(cache, message);
      if (!message.threadRoot) setLastMessage(cache, roomId, message.id);
    },
  });
  for (const { key } of files) uploads!.forget(key);
  return undefined;
}
