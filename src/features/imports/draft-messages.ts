import { emoji } from '../messages/emoji.js';
import { MAX_CONTENT } from '../messages/message-content.js';
import { messageKey } from './import-keys.js';
import type { ImportedUser } from './import-people.js';
import type { SlackNames } from './slack/control-sequence.js';
import { reactionOf } from './slack/emoji.js';
import { contentOf } from './slack/message-content.js';
import type { SlackMessage, SlackReaction } from './slack/slack-message.js';
import { splitContent } from './split-content.js';

/** A message as it will be written, but for its ids. rootKey: the import key of its thread's root. */
export interface MessageDraft {
  key: string;
  rootKey: string | null;
  authorId: string;
  content: string;
  /** µs since 1970. */
  orderedAt: number;
  editedAt: Date | null;
  mentionedIds: string[];
  mentionsRoom: boolean;
  mentionsHere: boolean;
  reactions: { emoji: string; userId: string }[];
}

/**
 * What becomes of a message of Slack. One that is too long becomes several of the same time, whose ids keep their
 * order; the first of them carries mentions and reactions. Whoever is not among `users` is left out.
 */
export function draftMessages(
  message: SlackMessage,
  channelId: string,
  users: Map<string, ImportedUser>,
  names: SlackNames,
): MessageDraft[] {
  const { markdown, userIds, mentionsRoom, mentionsHere } = contentOf(message, names);
  return splitContent(markdown, MAX_CONTENT).map((content, index) => ({
    key: messageKey(channelId, message.ts, index + 1),
    rootKey: message.threadTs && messageKey(channelId, message.threadTs),
    authorId: users.get(message.author.id)!.id,
    content,
    orderedAt: message.orderedAt,
    editedAt: message.editedAt === null ? null : new Date(message.editedAt / 1000),
    mentionedIds: index === 0 ? userIds.flatMap((id) => users.get(id)?.id ?? []) : [],
    mentionsRoom: mentionsRoom && index === 0,
    mentionsHere: mentionsHere && index === 0,
    reactions: index === 0 ? message.reactions.flatMap((reaction) => draftReactions(reaction, users)) : [],
  }));
}

function draftReactions({ name, userIds }: SlackReaction, users: Map<string, ImportedUser>) {
  const shown = reactionOf(name);
  // Slack allows letters of any alphabet in the names of custom emoji.
  const valid = emoji.safeParse(shown).success ? shown : `:${name.replace(/[^a-z0-9_+-]+/g, '_').slice(0, 64)}:`;
  return userIds.flatMap((id) => users.get(id) ?? []).map(({ id }) => ({ emoji: valid, userId: id }));
}
