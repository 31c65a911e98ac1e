import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { Activity } from './activity.js';
import { RoomActivityType, StartTypingInputType, StartTypingPayload } from './activity.type.js';
import { openRoomActivity } from './room-activity.js';
import { startTyping } from './start-typing.js';

@Resolver(() => RoomActivityType)
export class ActivityResolver {
  @FieldResolver(() => UserType, { description: 'Who it is.' })
  user(@Root() activity: Activity, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(activity.userId);
  }

  @Mutation(() => StartTypingPayload, {
    description: 'Shows the others in the room that the viewer is writing, for 10 s.',
  })
  async startTyping(
    @Ctx() ctx: Context,
    @Arg('input', () => StartTypingInputType, { description: 'Where.' }) input: StartTypingInputType,
  ): Promise<StartTypingPayload> {
    return { room: await startTyping(ctx, input) };
  }

  @Subscription(() => RoomActivityType, {
    description: 'Who types in a room and who of its members comes and goes. Best effort, for members; not resumable.',
    subscribe: (({ args, context }: { args: { roomId: string }; context: Context }) =>
      openRoomActivity(context, args.roomId)) as never,
  })
  roomActivity(
    @Root() activity: Activity,
    @Arg('roomId', () => ID, { description: 'The room.' }) _roomId: string,
  ): Activity {
    return activity;
  }
}
