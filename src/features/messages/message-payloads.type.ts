import type { Committed } from '../../db/transaction.js';
import { type ChangedPayload, changedPayload } from '../../graphql/changed-payload.js';
import type { Message } from './message.entity.js';
import { MessageType } from './message.type.js';

/** The shape of what every change of a message answers. */
export type MessagePayload = ChangedPayload<'message', Message>;

export function presentMessage({ value, cursor }: Committed<Message>): MessagePayload {
  return { message: value, cursor };
}

function messagePayload(name: string, description: string) {
  return changedPayload<'message', Message>(name, description, {
    field: 'message',
    type: () => MessageType,
    description: 'The message as it is now.',
  });
}

export const SendMessagePayload = messagePayload('SendMessagePayload', 'The message that was sent.');
export const EditMessagePayload = messagePayload('EditMessagePayload', 'The message that was edited.');
export const DeleteMessagePayload = messagePayload('DeleteMessagePayload', 'What is left of a deleted message.');
export const AddReactionPayload = messagePayload('AddReactionPayload', 'The message that was reacted to.');
export const RemoveReactionPayload = messagePayload('RemoveReactionPayload', 'The message without the reaction.');
export const FollowThreadPayload = messagePayload('FollowThreadPayload', 'The message that began the thread.');
export const UnfollowThreadPayload = messagePayload('UnfollowThreadPayload', 'The message that began the thread.');
