import type { FileUpload } from 'graphql-upload-minimal';
import { type Context, requireViewer } from '../../context.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import type { StoredFile } from './file.entity.js';
import { getFile } from './find-file.js';
import { keepFiles } from './keep-files.js';
import { listEntries } from './list-entries.js';
import { receiveUpload } from './receive-upload.js';
import { unpackArchive } from './unpack-archive.js';

export interface UploadArchiveInput {
  archive: Promise<FileUpload>;
}

/** An archive and the first of the files in it. */
export interface UploadedArchive {
  archive: StoredFile;
  files: StoredFile[];
}

/**
 * Stores a ZIP of the viewer, byte for byte, and each file in it as a file of its own: all or none. Archives in it stay as they are.
 * Previews of pictures are made afterwards. Throws UNAUTHENTICATED, ARCHIVE_INVALID, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED, STORAGE_FULL,
 * BAD_REQUEST (it did not come whole).
 */
export async function uploadArchive(ctx: Context, input: UploadArchiveInput): Promise<UploadedArchive> {
  const viewer = requireViewer(ctx);
  const id = await receiveUpload(ctx, input.archive, ctx.app.config.limits.zipBytes, (archive, left) =>
    unpackArchive(ctx.app, archive.path, left, (unpacked) => {
      const entries = unpacked.map((file) => ({ ...file, name: file.entryPath }));
      return keepFiles(ctx, viewer.id, archive, entries);
    }),
  );
  void ctx.app.previews.catchUp();
  const archive = await getFile(ctx, id);
  return { archive, files: (await listEntries(ctx, archive, { first: MAX_PAGE })).nodes };
}
