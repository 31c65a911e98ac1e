import type { FileUpload } from 'graphql-upload-minimal';
import { Field, InputType } from 'type-graphql';
import { Upload } from '../../graphql/scalars.js';
import type { UploadFileInput } from './upload-file.js';

@InputType('UploadFileInput', { description: 'A file to upload.' })
export class UploadFileInputType implements UploadFileInput {
  @Field(() => Upload, { description: 'The file, at most 100 MiB unless the server is set otherwise.' })
  file!: Promise<FileUpload>;
}
