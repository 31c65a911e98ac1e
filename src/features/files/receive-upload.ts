import type { FileUpload } from 'graphql-upload-minimal';
import { type Context, requireViewer } from '../../context.js';
import { DomainError } from '../../shared/errors.js';
import type { NewFile } from './keep-files.js';
import { openUpload } from './open-upload.js';
import { receiveFile } from './receive-file.js';
import { quotaExceeded, storageLeftOf } from './storage-used.js';

/**
 * Receives a file of the viewer, of at most so many bytes, and does `work` with it, and with what the viewer may have left (bytes)
 * beside it. Throws PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED, STORAGE_FULL, BAD_REQUEST (it did not come whole).
 */
export async function receiveUpload<T>(
  ctx: Context,
  upload: Promise<FileUpload>,
  most: number,
  work: (file: NewFile, left: number) => Promise<T>,
): Promise<T> {
  const { filename, stream } = await openUpload(upload);
  const left = await storageLeftOf(ctx, requireViewer(ctx).id);
  const limits = [
    { bytes: most, refusal: () => new DomainError('PAYLOAD_TOO_LARGE', `The file has more than ${most} bytes.`) },
    { bytes: left, refusal: quotaExceeded },
  ];
  return receiveFile(ctx.app.store.incoming, stream, limits, (received) =>
    work({ name: filename, ...received }, left - received.size),
  );
}
