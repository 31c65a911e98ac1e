import type { RawBuilder } from 'kysely';
import type { Context } from '../../context.js';
import type { Event } from '../../events/event.entity.js';
import type { Feed } from '../../events/feed.js';
import type { WorkspaceEvent } from './event.type.js';
import { presentEvents } from './present-events.js';

/** Where a feed begins. */
export type Position = Pick<Feed, 'openedAt' | 'after'>;

/** What feeds have in common. A class, and without the Context: there is one for each subscription for as long as it lives. */
export abstract class LogFeed implements Feed {
  readonly openedAt: number;
  readonly after: number;
  protected readonly viewerId: string;
  protected readonly epoch: string;

  constructor({ viewer, head }: Context, { openedAt, after }: Position) {
    this.openedAt = openedAt;
    this.after = after;
    this.viewerId = viewer!.id;
    this.epoch = head!.epoch;
  }

  abstract wants(event: Event): boolean;
  abstract where(): RawBuilder<unknown>;
  abstract ends(event: Event): boolean;

  /** Whether the client is told of an event that is wanted; of others it is only learnt that the viewer's right ends. */
  protected abstract tells(event: Event): boolean;

  async load(context: Context, events: Event[]): Promise<(WorkspaceEvent | null)[]> {
    const told = events.filter((event) => this.tells(event));
    const presented = await presentEvents(context, this.epoch, told);
    return events.map((event) => presented[told.indexOf(event)] ?? null);
  }
}
