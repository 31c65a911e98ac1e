import type { FileUpload } from 'graphql-upload-minimal';
import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { Upload } from '../../graphql/scalars.js';
import type { DeleteFileInput } from './delete-file.js';
import type { SetAvatarInput } from './set-avatar.js';
import type { UploadArchiveInput } from './upload-archive.js';
import type { UploadFileInput } from './upload-file.js';

@InputType('UploadFileInput', { description: 'A file to upload.' })
export class UploadFileInputType implements UploadFileInput {
  @Field(() => Upload, { description: 'The file, at most 100 MiB unless the server is set otherwise.' })
  file!: Promise<FileUpload>;
}

@InputType('UploadArchiveInput', { description: 'A ZIP to upload and unpack.' })
export class UploadArchiveInputType implements UploadArchiveInput {
  @Field(() => Upload, {
    description:
      'The ZIP, at most 250 MiB with 2,000 files of 1 GiB together, unless the server is set otherwise. Encrypted ones and ZIP64 are not taken.',
  })
  archive!: Promise<FileUpload>;
}

@InputType('SetAvatarInput', { description: 'A picture of the viewer.' })
export class SetAvatarInputType implements SetAvatarInput {
  @Field(() => ID, {
    nullable: true,
    description: 'A picture that the viewer uploaded and that has previews; null: none.',
  })
  fileId!: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteFileInput', { description: 'A file to delete.' })
export class DeleteFileInputType implements DeleteFileInput {
  @Field(() => ID, { description: 'A file that the viewer uploaded.' }) id!: string;
}
