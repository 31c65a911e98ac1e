import { Field, ObjectType } from 'type-graphql';
import type { StoredFile } from './file.entity.js';
import { FileType } from './file.type.js';

@ObjectType({ description: 'The file that was uploaded.' })
export class UploadFilePayload {
  @Field(() => FileType, { description: 'The file: attach it to something, or nobody else sees it.' })
  file!: StoredFile;
}

@ObjectType({ description: 'The archive that was uploaded, and the files that were in it.' })
export class UploadArchivePayload {
  @Field(() => FileType, { description: 'The archive, as it came.' }) archive!: StoredFile;
  @Field(() => [FileType], { description: 'The first 100 of its files; the others by `archive { entries }`.' })
  files!: StoredFile[];
}
