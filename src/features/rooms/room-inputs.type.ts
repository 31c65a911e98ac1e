import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { CreateRoomInput } from './create-room.js';
import type { DeleteRoomInput } from './delete-room.js';
import type { MarkRoomReadInput } from './mark-room-read.js';
import type { UpdateRoomInput } from './update-room.js';

@InputType('CreateRoomInput', { description: 'A room to make.' })
export class CreateRoomInputType implements CreateRoomInput {
  @Field(() => String, { description: '1 to 200 characters on one line, not blank; need not be unique.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'What the room is about, at most 1,000 characters.' })
  topic?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether only members know of the room.' })
  isPrivate?: boolean | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Users to take in, at most 100 ids; one given twice counts once. The viewer is in anyway.',
  })
  memberIds?: string[] | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('UpdateRoomInput', { description: 'What to change of a room; what is left out stays.' })
export class UpdateRoomInputType implements UpdateRoomInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => String, { nullable: true, description: '1 to 200 characters on one line, not blank; not null.' })
  name?: string;
  @Field(() => String, { nullable: true, description: 'At most 1,000 characters; null clears it.' })
  topic?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether only members know of the room; not null.' })
  isPrivate?: boolean;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteRoomInput', { description: 'A room to delete.' })
export class DeleteRoomInputType implements DeleteRoomInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('MarkRoomReadInput', { description: 'How far the viewer has read.' })
export class MarkRoomReadInputType implements MarkRoomReadInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => ID, { description: 'The newest message read, of this room.' }) messageId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
