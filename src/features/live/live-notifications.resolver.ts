import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { Cursor } from '../../graphql/scalars.js';
import { NotificationEvent } from './event.type.js';
import { openNotificationFeed } from './feeds.js';
import { AFTER } from './subscription-arguments.js';

type Arguments = { args: { after?: string | null }; context: Context };

/** As in LiveResolver, the argument is read by `subscribe`. */
@Resolver()
export class LiveNotificationsResolver {
  @Subscription(() => NotificationEvent, {
    description: 'What comes into the bell of the viewer, in order, each once; nothing of what he may no longer see.',
    subscribe: (({ args, context }: Arguments) => openNotificationFeed(context, args.after)) as never,
  })
  notificationAdded(
    @Root() event: NotificationEvent,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): NotificationEvent {
    return event;
  }
}
