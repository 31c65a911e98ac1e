import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Committed } from '../../db/transaction.js';
import { CURSOR_AFTER_CHANGE } from '../../graphql/descriptions.js';
import { Cursor } from '../../graphql/scalars.js';
import type { Message } from './message.entity.js';
import { MessageType } from './message.type.js';

/** The shape of what every change of a message answers. */
export interface MessagePayload {
  message: Message;
  cursor: string;
}

export function presentMessage({ value, cursor }: Committed<Message>): MessagePayload {
  return { message: value, cursor };
}

function messagePayload(name: string, description: string): ClassType<MessagePayload> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => MessageType, { description: 'The message as it is now.' }) message!: Message;
    @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
  }
  return Payload;
}

export const SendMessagePayload = messagePayload('SendMessagePayload', 'The message that was sent.');
export const EditMessagePayload = messagePayload('EditMessagePayload', 'The message that was edited.');
export const DeleteMessagePayload = messagePayload('DeleteMessagePayload', 'What is left of a deleted message.');
export const AddReactionPayload = messagePayload('AddReactionPayload', 'The message that was reacted to.');
export const RemoveReactionPayload = messagePayload('RemoveReactionPayload', 'The message without the reaction.');
export const FollowThreadPayload = messagePayload('FollowThreadPayload', 'The message that began the thread.');
export const UnfollowThreadPayload = messagePayload('UnfollowThreadPayload', 'The message that began the thread.');
