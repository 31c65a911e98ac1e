import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Committed } from '../../db/transaction.js';
import type { Message } from './message.entity.js';
import { SendMessageInputType } from './message-inputs.type.js';
import { type MessagePayload, SendMessagePayload } from './message-payloads.type.js';
import { sendMessage } from './send-message.js';

@Resolver()
export class MessageMutations {
  @Mutation(() => SendMessagePayload, { description: 'Sends a message to a room the viewer is in, or into a thread.' })
  async sendMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => SendMessageInputType) input: SendMessageInputType,
  ): Promise<MessagePayload> {
    return present(await sendMessage(ctx, input));
  }
}

function present({ value, cursor }: Committed<Message>): MessagePayload {
  return { message: value, cursor };
}
