import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { AuditEntry } from './audit-entry.entity.js';

/** What is written down of accounts. */
export type AuditAction =
  | 'firstAdminMade'
  | 'adminMadeByScript'
  | 'userCreated'
  | 'roleSet'
  | 'userDeactivated'
  | 'userReactivated'
  | 'passwordSet'
  | 'passwordChanged'
  | 'passwordReset'
  | 'userInvited'
  | 'invitationRevoked'
  | 'invitationAccepted'
  | 'refreshTokenReused';

/** Writes down what the viewer (nobody, for a script) did to a user's account, or about one that is to be (userId null). Part of other operations. data: no secrets. */
export function audit(
  tx: Transaction,
  action: AuditAction,
  about: { userId: string | null; actorId?: string; data?: Record<string, unknown> },
): void {
  tx.em.create(AuditEntry, {
    id: newId(),
    createdAt: new Date(tx.app.clock.now()),
    actorId: about.actorId ?? tx.viewer?.id ?? null,
    action,
    userId: about.userId,
    address: tx.client.address,
    data: about.data ?? {},
  });
}
