import type { NonEmptyArray } from 'type-graphql';
import { AccountQueries } from '../features/accounts/account-queries.resolver.js';
import { UserResolver } from '../features/accounts/user.resolver.js';
import { ActivityResolver } from '../features/activity/activity.resolver.js';
import { LiveResolver } from '../features/live/live.resolver.js';
import { MessageResolver } from '../features/messages/message.resolver.js';
import { MessageMutations } from '../features/messages/message-mutations.resolver.js';
import { MessageQueries } from '../features/messages/message-queries.resolver.js';
import { NodeResolver } from '../features/node/node.resolver.js';
import { RoomResolver } from '../features/rooms/room.resolver.js';
import { RoomQueries } from '../features/rooms/room-queries.resolver.js';

/** Every resolver class; a new one is added here. */
export const resolvers: NonEmptyArray<NewableFunction> = [
  AccountQueries,
  UserResolver,
  RoomQueries,
  RoomResolver,
  MessageQueries,
  MessageMutations,
  MessageResolver,
  LiveResolver,
  ActivityResolver,
  NodeResolver,
];
