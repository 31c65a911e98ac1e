import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { getMessage } from './find-message.js';
import { Message } from './message.entity.js';
import { isChangeable } from './message.policy.js';

/**
 * The message through the viewer, to be changed: other changes of it wait until the transaction ends. Throws NOT_FOUND,
 * also at that end where the viewer no longer sees it.
 */
export async function lockMessage(tx: Transaction, id: string): Promise<Message> {
  const message = await getMessage(tx, id);
  // `for update` would stop replies too, whose foreign key is checked while they hold the log: a deadlock.
  if (dialectOf(tx.em) === 'postgres') {
    await query(tx, sql`select id from messages where id = ${message.id} for no key update`);
  }
  tx.whenPlaced(() => getMessage(tx, message.id));
  return tx.em.findOneOrFail(Message, message.id);
}

/** Throws CONFLICT for a deleted message, ARCHIVED for one in the archive. */
export function assertChangeable(message: Message): void {
  if (isChangeable(message)) return;
  throw message.deletedAt ? new DomainError('CONFLICT', 'The message is deleted.') : new DomainError('ARCHIVED');
}
