import { useApolloClient } from '@apollo/client/react';
import { useWorkspace } from '../../../app/workspace.js';
import {
  AddReactionDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  type MessageContentFragment,
  OwnReactionsDocument,
  PersonFragmentDoc,
  RemoveReactionDocument,
} from '../../../generated/documents.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { toast } from '../../../ui/toasts.js';
import { typed } from './typed.js';
import { withReaction } from './with-reaction.js';

/** What is done to messages: shown at once, taken back with a word where the server refuses. */
export function useMessageActions(): {
  /** Puts the viewer's emoji on a message, or takes it off. */
  react: (message: MessageContentFragment, emoji: string) => Promise<void>;
  edit: (message: MessageContentFragment, content: string) => Promise<void>;
  remove: (message: MessageContentFragment) => Promise<void>;
} {
  const client = useApolloClient();
  const { userId } = useWorkspace();
  const { t } = useTexts();
  const attempt = (work: Promise<unknown>) =>
    work.then(
      () => {},
      (error) => toast(errorText(t, error)),
    );

  async function hasReacted({ id, reactions }: MessageContentFragment, emoji: string): Promise<boolean> {
    const group = reactions.find((one) => one.emoji === emoji);
    if (!group || group.users.some((user) => user.id === userId)) return group !== undefined;
    if (group.count <= group.users.length) return false;
    const query = { query: OwnReactionsDocument, variables: { messageId: id }, fetchPolicy: 'no-cache' } as const;
    const { data } = await client.query(query);
    return !!data?.message?.reactions.find((one) => one.emoji === emoji)?.viewerHasReacted;
  }

  async function toggle(message: MessageContentFragment, emoji: string): Promise<void> {
    const isOn = await hasReacted(message, emoji);
    const variables = { input: { messageId: message.id, emoji } };
    const known = { fragment: PersonFragmentDoc, fragmentName: 'Person', id: `User:${userId}` };
    const viewer = client.readFragment(known)!;
    const shown = { ...message, reactions: withReaction(message.reactions, emoji, viewer, !isOn) };
    if (isOn) {
      const optimisticResponse = { removeReaction: typed('RemoveReactionPayload', { message: shown }) };
      await client.mutate({ mutation: RemoveReactionDocument, variables, optimisticResponse });
    } else {
      const optimisticResponse = { addReaction: typed('AddReactionPayload', { message: shown }) };
      await client.mutate({ mutation: AddReactionDocument, variables, optimisticResponse });
    }
  }

  return {
    react: (message, emoji) => attempt(toggle(message, emoji)),
    edit(message, content) {
      const shown = { ...message, content, editedAt: new Date().toISOString() };
      return attempt(
        client.mutate({
          mutation: EditMessageDocument,
          variables: { input: { messageId: message.id, content } },
          optimisticResponse: { editMessage: typed('EditMessagePayload', { message: shown }) },
        }),
      );
    },
    remove: ({ id: messageId }) =>
      attempt(client.mutate({ mutation: DeleteMessageDocument, variables: { input: { messageId } } })),
  };
}
