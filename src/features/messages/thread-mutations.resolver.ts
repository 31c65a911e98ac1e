import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { followThread } from './follow-thread.js';
import {
  FollowThreadPayload,
  type MessagePayload,
  presentMessage,
  UnfollowThreadPayload,
} from './message-payloads.type.js';
import { FollowThreadInputType, UnfollowThreadInputType } from './thread-inputs.type.js';
import { unfollowThread } from './unfollow-thread.js';

@Resolver()
export class ThreadMutations {
  @Mutation(() => FollowThreadPayload, { description: 'Has replies in a thread count as unread for the viewer.' })
  async followThread(
    @Ctx() ctx: Context,
    @Arg('input', () => FollowThreadInputType, { description: 'The thread.' }) input: FollowThreadInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await followThread(ctx, input));
  }

  @Mutation(() => UnfollowThreadPayload, {
    description: 'Has replies in a thread no longer count as unread, until the viewer replies or is called in it.',
  })
  async unfollowThread(
    @Ctx() ctx: Context,
    @Arg('input', () => UnfollowThreadInputType, { description: 'The thread.' }) input: UnfollowThreadInputType,
  ): Promise<MessagePayload> {
    return presentMessage(await unfollowThread(ctx, input));
  }
}
