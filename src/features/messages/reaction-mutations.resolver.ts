import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { addReaction } from './add-reaction.js';
import {
  AddReactionPayload,
  type MessagePayload,
  presentMessage,
  RemoveReactionPayload,
} from './message-payloads.type.js';
import { AddReactionInputType, RemoveReactionInputType } from './reaction-inputs.type.js';
import { removeReaction } from './remove-reaction.js';

@Resolver()
export class ReactionMutations {
  @Mutation(() => AddReactionPayload, { description: 'Puts an emoji on a message; a repeat changes nothing.' })
  async addReaction(
    @Ctx() ctx: Context,
    @Arg('input', () => AddReactionInputType, { description: 'The message and the emoji.' })
    input: AddReactionInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await addReaction(ctx, input));
  }

  @Mutation(() => RemoveReactionPayload, {
    description: "Takes one of the viewer's emoji off a message; a repeat changes nothing.",
  })
  async removeReaction(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveReactionInputType, { description: 'The message and the emoji.' })
    input: RemoveReactionInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await removeReaction(ctx, input));
  }
}
