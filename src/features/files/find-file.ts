import { type Context, loader, requireViewer } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import type { StoredFile } from './file.entity.js';
import { fileById } from './file.loaders.js';

/** The file through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getFile(ctx: Context, id: string): Promise<StoredFile> {
  requireViewer(ctx);
  const file = await loader(ctx, fileById).load(id);
  if (!file) throw notFound();
  return file;
}
