import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { Room } from '../rooms/room.entity.js';
import { Organization } from './organization.entity.js';

/**
 * Makes what every installation has: the log's head, the organization and its room `general`. Does nothing where they
 * are. Several nodes may start at once: whoever takes the head's row first makes them.
 */
export async function install(ctx: Context): Promise<void> {
  await change(
    ctx,
    sql`insert into log_head (id, epoch, seq, ordered_at) values (1, ${newId()}, 0, 0) on conflict do nothing`,
  );
  await inTransaction(ctx, async (tx) => {
    await change(tx, sql`update log_head set seq = seq where id = 1`);
    const existing = await query(tx, sql`select id from organizations`);
    if (existing.length > 0) return;
    const createdAt = new Date(tx.app.clock.now());
    tx.em.create(Organization, {
      id: newId(),
      name: 'Team Messenger',
      firstAdminTokenHash: null,
      storageId: null,
      createdAt,
    });
    tx.em.create(Room, {
      id: newId(),
      name: 'general',
      topic: null,
      isPrivate: false,
      isGeneral: true,
      createdById: null,
      createdAt,
      deletedAt: null,
      importKey: null,
      version: 1,
    });
  });
}
