import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { type Context, requireViewer } from '../context.js';
import { query } from '../db/query.js';
import { decodeLogCursor } from '../shared/cursors.js';
import { DomainError } from '../shared/errors.js';
import type { Event } from './event.entity.js';

/** What one subscription hears of the log. Whether its viewer may hear it is checked beside it, by the audience. */
export interface Feed {
  /** The viewer was found entitled with the log at this seq. */
  readonly openedAt: number;
  /** Events up to this one were seen by the client. */
  readonly after: number;
  /** Whether the event is of this subscription's kind. */
  wants(event: Event): boolean;
  /** The same for a page of the database, with the viewer's visibility, on the alias `e`. */
  where(): RawBuilder<unknown>;
  /** Whether the viewer's right ends with this event, when it is later than `openedAt`. */
  ends(event: Event): boolean;
  /** What the subscription's field gives for each event, as of now; null where the object is gone. */
  load(ctx: Context, events: Event[]): Promise<(object | null)[]>;
}

/**
 * Where a subscription starts: after the client's cursor, else at the head as of the request's first statement. Throws
 * BAD_CURSOR, and RESYNC_REQUIRED for a cursor of another history, beyond the head, or older than what the log still has.
 */
export async function openPosition(
  ctx: Context,
  cursor: string | null | undefined,
): Promise<Pick<Feed, 'openedAt' | 'after'>> {
  requireViewer(ctx);
  const head = ctx.head!;
  if (cursor === undefined || cursor === null) return { openedAt: head.seq, after: head.seq };
  const { epoch, seq } = decodeLogCursor(cursor);
  if (epoch !== head.epoch || seq > head.seq) throw new DomainError('RESYNC_REQUIRED');
  const [oldest] = await query(ctx, sql<{ seq: number | null }>`select min(seq) as seq from events`);
  const reachable = oldest?.seq ? oldest.seq - 1 : head.seq;
  if (seq < reachable) throw new DomainError('RESYNC_REQUIRED');
  return { openedAt: head.seq, after: seq };
}
