import type { Transaction } from '../../db/transaction.js';
import { ProjectMember, type ProjectRole } from './project-member.entity.js';

/** Puts a person into a project. Part of other operations, which check that he is not in it yet and that they may. */
export function addMember(tx: Transaction, member: { projectId: string; userId: string; role: ProjectRole }): void {
  const { projectId, userId, role } = member;
  tx.append({ type: 'PROJECT_MEMBER_ADDED', projectId, userId, data: { role } });
  tx.em.create(ProjectMember, { ...member, joinedAt: new Date(tx.app.clock.now()) });
}
