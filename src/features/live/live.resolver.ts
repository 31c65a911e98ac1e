import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { EventType } from '../../events/event-types.js';
import { Cursor } from '../../graphql/scalars.js';
import { MessageEvent, WorkspaceEvent } from './event.type.js';
import { openRoomFeed, openWorkspaceFeed } from './feeds.js';
import { AFTER } from './subscription-arguments.js';

type Arguments = { args: { roomId: string; after?: string | null }; context: Context };

const ADDED: readonly EventType[] = ['MESSAGE_ADDED'];
const UPDATED: readonly EventType[] = ['MESSAGE_EDITED', 'MESSAGE_DELETED', 'MESSAGE_REACTED'];

/** The arguments are read by `subscribe`; the methods only declare them and hand the presented event on. */
@Resolver()
export class LiveResolver {
  @Subscription(() => MessageEvent, {
    description: 'Messages sent to a room the viewer is in, in order, each once. Ends when he is removed from it.',
    subscribe: (({ args, context }: Arguments) => openRoomFeed(context, args.roomId, ADDED, args.after)) as never,
  })
  messageAdded(
    @Root() event: MessageEvent,
    @Arg('roomId', () => ID, { description: 'The room.' }) _roomId: string,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): MessageEvent {
    return event;
  }

  @Subscription(() => MessageEvent, {
    description: 'Messages of a room that were edited, deleted or reacted to.',
    subscribe: (({ args, context }: Arguments) => openRoomFeed(context, args.roomId, UPDATED, args.after)) as never,
  })
  messageUpdated(
    @Root() event: MessageEvent,
    @Arg('roomId', () => ID, { description: 'The room.' }) _roomId: string,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): MessageEvent {
    return event;
  }

  @Subscription(() => WorkspaceEvent, {
    description: 'Everything that happens and that the viewer may see, in order, each once.',
    subscribe: (({ args, context }: Arguments) => openWorkspaceFeed(context, args.after)) as never,
  })
  events(
    @Root() event: WorkspaceEvent,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): WorkspaceEvent {
    return event;
  }
}
