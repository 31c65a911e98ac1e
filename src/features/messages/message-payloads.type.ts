import { type ClassType, Field, ObjectType } from 'type-graphql';
import { CURSOR_AFTER_CHANGE } from '../../graphql/descriptions.js';
import { Cursor } from '../../graphql/scalars.js';
import type { Message } from './message.entity.js';
import { MessageType } from './message.type.js';

/** The shape of what every change of a message answers. */
export interface MessagePayload {
  message: Message;
  cursor: string;
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
