import type { Readable } from 'node:stream';
import type { FileUpload } from 'graphql-upload-minimal';
import { DomainError } from '../../shared/errors.js';

/** A file that begins to come. Throws what is wrong with the request that was to bring it. */
export async function openUpload(file: Promise<FileUpload>): Promise<{ filename: string; stream: Readable }> {
  try {
    const { filename, createReadStream } = await file;
    return { filename, stream: createReadStream() };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('BAD_REQUEST', 'The file did not come whole.');
  }
}
