import { type Context, loader, requireViewer } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { projectById, type SeenProject } from './project.loaders.js';

/** The project through the viewer, or null. Throws UNAUTHENTICATED. */
export async function findProject(ctx: Context, id: string): Promise<SeenProject | null> {
  requireViewer(ctx);
  return loader(ctx, projectById).load(id);
}

/** The project through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getProject(ctx: Context, id: string): Promise<SeenProject> {
  const project = await findProject(ctx, id);
  if (!project) throw notFound();
  return project;
}

/** The project with what this transaction has changed so far. */
export async function rereadProject(tx: Transaction, id: string): Promise<SeenProject> {
  await tx.em.flush();
  tx.loaders.clear();
  return getProject(tx, id);
}
