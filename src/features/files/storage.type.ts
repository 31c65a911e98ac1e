import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';

const BYTES = 'Bytes of the originals; previews are not counted.';

@ObjectType({ description: 'What the files of the installation take. For admins.' })
export class StorageUse {
  @Field(() => Float, { description: BYTES }) total!: number;
  @Field(() => Int, { description: 'How many files.' }) files!: number;
}

@ObjectType({ description: 'What the files of one person take.' })
export class UserStorage {
  @Field(() => Float, { description: BYTES }) bytes!: number;
  @Field(() => Int, { description: 'How many files.' }) files!: number;
}

@ObjectType({ description: 'What the files in the messages of one room take.' })
export class RoomStorage {
  @Field(() => Float, { description: BYTES }) bytes!: number;
  @Field(() => Int, { description: 'How many files.' }) files!: number;
}

export const UserStorageConnection = connectionType(UserStorage, 'UserStorage');
export const RoomStorageConnection = connectionType(RoomStorage, 'RoomStorage');
