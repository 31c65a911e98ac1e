import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { deleteMessage } from './delete-message.js';
import { editMessage } from './edit-message.js';
import { DeleteMessageInputType, EditMessageInputType, SendMessageInputType } from './message-inputs.type.js';
import {
  DeleteMessagePayload,
  EditMessagePayload,
  type MessagePayload,
  presentMessage,
  SendMessagePayload,
} from './message-payloads.type.js';
import { sendMessage } from './send-message.js';

@Resolver()
export class MessageMutations {
  @Mutation(() => SendMessagePayload, { description: 'Sends a message to a room the viewer is in, or into a thread.' })
  async sendMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => SendMessageInputType, { description: 'The message.' }) input: SendMessageInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await sendMessage(ctx, input));
  }

  @Mutation(() => EditMessagePayload, {
    description: "Gives one of the viewer's messages other content; the same content changes nothing.",
  })
  async editMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => EditMessageInputType, { description: 'The message and its new content.' })
    input: EditMessageInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await editMessage(ctx, input));
  }

  @Mutation(() => DeleteMessagePayload, {
    description: 'Erases a message for everyone: its author may, and admins who see it. A deleted one stays as it is.',
  })
  async deleteMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteMessageInputType, { description: 'The message.' }) input: DeleteMessageInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await deleteMessage(ctx, input));
  }
}
