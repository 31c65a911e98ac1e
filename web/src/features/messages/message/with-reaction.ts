import type { MessageContentFragment } from '../../../generated/documents.js';
import { typed } from './typed.js';

type Reactions = MessageContentFragment['reactions'];

/** The reactions of a message after somebody put an emoji on it, or took it off. */
export function withReaction(
  reactions: Reactions,
  emoji: string,
  user: Reactions[number]['users'][number],
  isOn: boolean,
): Reactions {
  const known = reactions.find((group) => group.emoji === emoji);
  if (!known) return isOn ? [...reactions, typed('ReactionGroup', { emoji, count: 1, users: [user] })] : reactions;
  const others = known.users.filter(({ id }) => id !== user.id);
  const users = isOn ? [...others, user] : others;
  const changed = { ...known, users, count: known.count + (isOn ? 1 : -1) };
  return reactions.map((group) => (group === known ? changed : group)).filter(({ count }) => count > 0);
}
