import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs, PageArguments } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { Shared } from '../../graphql/shared.js';
import { assertAllowed } from '../../shared/errors.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { memberCountByRoom, ownerIdByRoom } from '../members/people.loaders.js';
import { listRoomMessages } from '../messages/list-messages.js';
import type { Message } from '../messages/message.entity.js';
import { MessageConnection, MessageType } from '../messages/message.type.js';
import { lastMessageByRoom } from './last-message.loaders.js';
import { listRoomMembers } from './list-room-members.js';
import type { SeenRoom } from './room.loaders.js';
import { canManageMembers, isMember } from './room.policy.js';
import { RoomType } from './room.type.js';
import type { RoomInvite } from './room-invite.entity.js';
import { invitesByRoom } from './room-invite.loaders.js';
import { RoomInviteType } from './room-invite.type.js';
import type { RoomMember } from './room-member.entity.js';
import { RoomMemberConnection } from './room-member.type.js';

@ArgsType()
export class RoomMessagesArguments extends PageArguments {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Leave out replies in threads.' })
  rootsOnly?: boolean | null;
}

/** What is in a room and who. */
@Resolver(() => RoomType)
export class RoomResolver {
  @Shared()
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Its earliest owner; null for the general room, and for non-members.',
  })
  async owner(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<User | null> {
    // Shared, the room has no viewer, and who is entitled to the event is a member.
    if (!ctx.shared && !isMember(room)) return null;
    const ownerId = await loader(ctx, ownerIdByRoom).load(room.id);
    return ownerId ? loader(ctx, userById).load(ownerId) : null;
  }

  @Shared()
  @FieldResolver(() => Int, { description: 'How many people are in it, without deactivated ones.' })
  memberCount(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<number> {
    return loader(ctx, memberCountByRoom).load(room.id);
  }

  @FieldResolver(() => RoomMemberConnection, {
    description: 'Who is in it, without deactivated people, in the order in which they came. Members only.',
  })
  members(
    @Root() room: SeenRoom,
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<RoomMember>> {
    return listRoomMembers(ctx, room, args);
  }

  @FieldResolver(() => [RoomInviteType], {
    description: 'Its newest 100 invites, newest first, with those that are over. Owners only.',
  })
  invites(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<RoomInvite[]> {
    assertAllowed(canManageMembers(room));
    return loader(ctx, invitesByRoom).load(room.id);
  }

  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The newest message that is neither a reply nor deleted; null in an empty room and for non-members.',
  })
  lastMessage(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<Message | null> {
    return loader(ctx, lastMessageByRoom).load(room.id);
  }

  @FieldResolver(() => MessageConnection, { description: 'Its messages, oldest to newest. Members only.' })
  messages(
    @Root() room: SeenRoom,
    @Ctx() ctx: Context,
    @Args(() => RoomMessagesArguments) args: RoomMessagesArguments,
  ): Promise<Connection<Message>> {
    return listRoomMessages(ctx, room, args);
  }
}
