import type { Transaction } from '../../src/db/transaction.js';
import { PROJECTS } from '../../src/features/members/group.js';
import { removeMember } from '../../src/features/members/remove-member.js';
import { addMember } from '../../src/features/projects/add-member.js';
import { Project } from '../../src/features/projects/project.entity.js';
import { textColumns } from '../../src/features/projects/project-text.js';
import { Task } from '../../src/features/tasks/task.entity.js';
import { TaskComment } from '../../src/features/tasks/task-comment.entity.js';
import { newId } from '../../src/shared/ids.js';
import type { TestUser } from '../support/builders.js';
import type { Cast } from './cast.js';
import type { Scene } from './scene.js';

type Work = Pick<Scene, 'projectId' | 'projectName' | 'taskId' | 'taskTitle' | 'commentId'>;

/** A project with the people of the scene's room, one of whom was removed; a task, and a comment on it. */
export async function addWork(tx: Transaction, cast: Cast, of: string, asker: TestUser): Promise<Work> {
  const project = makeProject(tx, cast.owner.id);
  for (const person of ['former', 'member', 'admin in it', 'author', 'bystander'] as const)
    addMember(tx, { projectId: project.id, userId: cast[person].id, role: 'MEMBER' });
  await tx.em.flush();
  const task = makeTask(tx, {
    projectId: of.endsWith('no project') ? null : project.id,
    creatorId: of.startsWith('own task') ? asker.id : cast.author.id,
    assigneeId: of.startsWith('assigned task') ? asker.id : null,
  });
  await tx.em.flush();
  const comment = makeComment(tx, task.id, of === 'own comment' ? asker.id : cast.author.id);
  await tx.em.flush();
  await removeMember(tx, PROJECTS, { groupId: project.id, userId: cast.former.id });
  return {
    projectId: project.id,
    projectName: project.name,
    taskId: task.id,
    taskTitle: task.title,
    commentId: comment.id,
  };
}

/** A project that one person owns. */
export function makeProject(tx: Transaction, ownerId: string): Project {
  const id = newId();
  const now = new Date(tx.app.clock.now());
  const project = tx.em.create(Project, {
    id,
    ...textColumns({ name: `project ${id}`, description: '' }),
    createdById: ownerId,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
  });
  addMember(tx, { projectId: id, userId: ownerId, role: 'OWNER' });
  return project;
}

export function makeTask(tx: Transaction, places: Pick<Task, 'projectId' | 'creatorId' | 'assigneeId'>): Task {
  const id = newId();
  const now = new Date(tx.app.clock.now());
  return tx.em.create(Task, {
    id,
    title: `task ${id}`,
    description: '',
    searchText: `task ${id}`,
    status: 'TODO',
    priority: 'MEDIUM',
    ...places,
    assignedById: places.assigneeId && places.creatorId,
    dueDate: null,
    completedAt: null,
    messageId: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
  });
}

export function makeComment(tx: Transaction, taskId: string, authorId: string): TaskComment {
  const createdAt = new Date(tx.app.clock.now());
  return tx.em.create(TaskComment, { id: newId(), taskId, authorId, content: 'Hello', createdAt });
}
