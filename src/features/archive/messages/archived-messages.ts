import { sql } from 'kysely';
import type { Context } from '../../../context.js';
import { isAnyOf } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchiveKind } from '../archive-kind.js';
import { type ArchivedMessage, archivedMessage } from './archived-message.js';
import { eraseMessages } from './erase-messages.js';
import { findDueMessages } from './find-due.js';
import { forgetMessages } from './forget-messages.js';
import { restoreMessages } from './restore-messages.js';

/** How a line begins; what was written before lines told the version begins otherwise. */
const HEAD = /^\{"id":"([\w-]+)","version":(\d+),/;
const LONGEST_HEAD = 80;
const NONE: string[] = [];

/** Messages: their contents leave the database. */
export const archivedMessages: ArchiveKind = {
  name: 'MESSAGES',
  groups: allRooms,
  findDue: (ctx, roomId, cutoff) => findDueMessages(ctx, roomId!, cutoff),
  place(line, position) {
    const head = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD));
    const { id, version } = head ? { id: head[1]!, version: Number(head[2]) } : parse(line.toString());
    return { id, version, position, commentIds: NONE };
  },
  erase: eraseMessages,
  async findPointing(ctx, segmentId, ids) {
    const rows = await query(
      ctx,
      sql<{ id: string }>`select id from messages
        where ${isAnyOf(ctx, 'id', ids)} and segment_id = ${segmentId} and deleted_at is null`,
    );
    return new Set(rows.map(({ id }) => id));
  },
  redact(line) {
    const message = parse(line);
    return JSON.stringify({ ...message, content: null, mentions: [], reactions: [], attachments: [] });
  },
  restore: restoreMessages,
  forget: forgetMessages,
};

function parse(line: string): ArchivedMessage {
  return archivedMessage.parse(JSON.parse(line));
}

/** Deleted ones too: until they are purged somebody may want them back. */
async function allRooms(ctx: Context): Promise<string[]> {
  const rooms = await query(ctx, sql<{ id: string }>`select id from rooms order by id`);
  return rooms.map(({ id }) => id);
}
