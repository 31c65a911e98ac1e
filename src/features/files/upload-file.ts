import { setTimeout } from 'node:timers/promises';
import type { FileUpload } from 'graphql-upload-minimal';
import { type Context, requireViewer } from '../../context.js';
import type { StoredFile } from './file.entity.js';
import { getFile } from './find-file.js';
import { keepFiles } from './keep-files.js';
import { receiveUpload } from './receive-upload.js';

/** An upload waits so long for its previews, milliseconds. */
const PATIENCE = 5000;

export interface UploadFileInput {
  file: Promise<FileUpload>;
}

/**
 * Stores a file of the viewer, which nobody else sees until it is attached to something. The row is written once the bytes are
 * safe where they stay. Throws UNAUTHENTICATED, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED, STORAGE_FULL, BAD_REQUEST (it did not come whole).
 */
export async function uploadFile(ctx: Context, input: UploadFileInput): Promise<StoredFile> {
  const viewer = requireViewer(ctx);
  const { fileBytes } = ctx.app.config.limits;
  const id = await receiveUpload(ctx, input.file, fileBytes, (file) => keepFiles(ctx, viewer.id, file));
  const file = await getFile(ctx, id);
  if (file.previewStatus === 'NONE') return file;
  await Promise.race([ctx.app.previews.make(id, 'next'), setTimeout(PATIENCE, undefined, { ref: false })]);
  ctx.loaders.clear();
  return getFile(ctx, id);
}
