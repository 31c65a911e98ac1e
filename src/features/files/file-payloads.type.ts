import { Field, ObjectType } from 'type-graphql';
import type { StoredFile } from './file.entity.js';
import { FileType } from './file.type.js';

@ObjectType({ description: 'The file that was uploaded.' })
export class UploadFilePayload {
  @Field(() => FileType, { description: 'The file: attach it to something, or nobody else sees it.' })
  file!: StoredFile;
}
