import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { deleteFile } from './delete-file.js';
import { DeleteFileInputType, UploadArchiveInputType, UploadFileInputType } from './file-inputs.type.js';
import { DeleteFilePayload, UploadArchivePayload, UploadFilePayload } from './file-payloads.type.js';
import { uploadArchive } from './upload-archive.js';
import { uploadFile } from './upload-file.js';

@Resolver()
export class FileMutations {
  @Mutation(() => UploadFilePayload, {
    description:
      'Uploads a file, by a multipart request. Answers when it is safe and its previews are made or refused.',
  })
  async uploadFile(
    @Ctx() ctx: Context,
    @Arg('input', () => UploadFileInputType, { description: 'The file.' }) input: UploadFileInputType,
  ): Promise<UploadFilePayload> {
    return { file: await uploadFile(ctx, input) };
  }

  @Mutation(() => UploadArchivePayload, {
    description:
      'Uploads a ZIP, by a multipart request, and unpacks it: all of it or nothing. Answers when all is safe; previews are made afterwards.',
  })
  uploadArchive(
    @Ctx() ctx: Context,
    @Arg('input', () => UploadArchiveInputType, { description: 'The ZIP.' }) input: UploadArchiveInputType,
  ): Promise<UploadArchivePayload> {
    return uploadArchive(ctx, input);
  }

  @Mutation(() => DeleteFilePayload, {
    description:
      'Deletes a file for everyone, an archive with its files: who uploaded it may. Messages and tasks lose it.',
  })
  deleteFile(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteFileInputType, { description: 'The file.' }) input: DeleteFileInputType,
  ): Promise<DeleteFilePayload> {
    return deleteFile(ctx, input);
  }
}
