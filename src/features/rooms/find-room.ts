import { type Context, loader, requireViewer } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { assertAllowed, notFound } from '../../shared/errors.js';
import { roomById, type SeenRoom } from './room.loaders.js';
import { isMember } from './room.policy.js';

/** The room through the viewer, or null. Throws UNAUTHENTICATED. */
export async function findRoom(ctx: Context, id: string): Promise<SeenRoom | null> {
  requireViewer(ctx);
  return loader(ctx, roomById).load(id);
}

/** The room through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getRoom(ctx: Context, id: string): Promise<SeenRoom> {
  const room = await findRoom(ctx, id);
  if (!room) throw notFound();
  return room;
}

/** A room the viewer is in. Throws UNAUTHENTICATED, NOT_FOUND, and FORBIDDEN for a public room he has not joined. */
export async function getJoinedRoom(ctx: Context, id: string): Promise<SeenRoom & { viewerRole: 'OWNER' | 'MEMBER' }> {
  const room = await getRoom(ctx, id);
  assertAllowed(isMember(room));
  return room as SeenRoom & { viewerRole: 'OWNER' | 'MEMBER' };
}

/** The room with what this transaction has changed so far. */
export async function rereadRoom(tx: Transaction, id: string): Promise<SeenRoom> {
  await tx.em.flush();
  tx.loaders.clear();
  return getRoom(tx, id);
}
