import { Field, ID, ObjectType } from 'type-graphql';
import { changedPayload } from '../../graphql/changed-payload.js';
import { CURSOR_AFTER_CHANGE } from '../../graphql/descriptions.js';
import { Cursor } from '../../graphql/scalars.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
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

@ObjectType({ description: 'What is left of a file that was deleted.' })
export class DeleteFilePayload {
  @Field(() => ID, { description: 'Its id.' }) fileId!: string;
  @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
}

export const SetAvatarPayload = changedPayload<'user', User>('SetAvatarPayload', 'The viewer with the picture.', {
  field: 'user',
  type: () => UserType,
  description: 'The user as he is now.',
});
