import { setTimeout } from 'node:timers/promises';
import type { FileUpload } from 'graphql-upload-minimal';
import { type Context, requireViewer } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { isPassingFault } from '../../db/unavailable.js';
import { DomainError } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { StoredFile } from './file.entity.js';
import { originalKey } from './file-keys.js';
import { fileName } from './file-name.js';
import { isPicture } from './file-types.js';
import { getFile } from './find-file.js';
import { openUpload } from './open-upload.js';
import { type Received, receiveFile } from './receive-file.js';
import { assertWithinQuota, quotaExceeded, storageLeftOf } from './storage-used.js';

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
  const { filename, stream } = await openUpload(input.file);
  const left = await storageLeftOf(ctx, viewer.id);
  const limits = [
    { bytes: fileBytes, refusal: () => new DomainError('PAYLOAD_TOO_LARGE', `A file may have ${fileBytes} bytes.`) },
    { bytes: left, refusal: quotaExceeded },
  ];
  const file = await receiveFile(ctx.app.store.incoming, stream, limits, (received) =>
    keep(ctx, viewer.id, filename, received),
  );
  if (file.previewStatus === 'NONE') return file;
  await Promise.race([ctx.app.previews.make(file.id, 'next'), setTimeout(PATIENCE, undefined, { ref: false })]);
  return getFile(ctx, file.id);
}

async function keep(ctx: Context, uploaderId: string, filename: string, received: Received): Promise<StoredFile> {
  const { path, type, size, sha256 } = received;
  const { store, clock } = ctx.app;
  const id = newId();
  await store.keep(path, originalKey(id));
  try {
    const { value } = await inTransaction(ctx, async (tx) => {
      await assertWithinQuota(tx, uploaderId, size);
      return tx.em.create(StoredFile, {
        id,
        uploaderId,
        name: fileName(filename),
        type,
        size,
        sha256,
        width: null,
        height: null,
        previewStatus: isPicture(type) ? 'PENDING' : 'NONE',
        archiveId: null,
        entryPath: null,
        createdAt: new Date(clock.now()),
      });
    });
    return value;
  } catch (error) {
    // A COMMIT of which nothing is known may have been made: that file stays, and is swept later if it has no row.
    if (!isPassingFault(error)) await store.remove(originalKey(id));
    throw error;
  }
}
