import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { DateTime } from '../../graphql/scalars.js';
import { presentRoom } from '../rooms/present-room.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import type { RoomNotificationLevel } from '../rooms/room-member.entity.js';
import type { RoomPayload } from '../rooms/room-payloads.type.js';
import {
  RoomNotificationLevelEnum,
  SetRoomNotificationsInputType,
  SetRoomNotificationsPayload,
} from './notification-settings.type.js';
import { viewerPlaceInRoom } from './room-notifications.loaders.js';
import { setRoomNotifications } from './set-room-notifications.js';

/** Of what in a room the viewer is told. */
@Resolver(() => RoomType)
export class RoomNotificationsResolver {
  @FieldResolver(() => RoomNotificationLevelEnum, {
    nullable: true,
    description: 'Of what in the room the viewer is told; null for non-members.',
  })
  async viewerNotificationLevel(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<RoomNotificationLevel | null> {
    return (await loader(ctx, viewerPlaceInRoom).load(room.id))?.notificationLevel ?? null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when the viewer is told of nothing in the room, perhaps past by now; null where he has not muted it.',
  })
  async viewerMutedUntil(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<Date | null> {
    return (await loader(ctx, viewerPlaceInRoom).load(room.id))?.mutedUntil ?? null;
  }

  @Mutation(() => SetRoomNotificationsPayload, { description: 'Says of what in a room the viewer is told.' })
  async setRoomNotifications(
    @Ctx() ctx: Context,
    @Arg('input', () => SetRoomNotificationsInputType, { description: 'Of what.' })
    input: SetRoomNotificationsInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await setRoomNotifications(ctx, input));
  }
}
