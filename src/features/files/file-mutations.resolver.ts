import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { UploadFileInputType } from './file-inputs.type.js';
import { UploadFilePayload } from './file-payloads.type.js';
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
}
