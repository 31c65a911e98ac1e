import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import type { CreateRoomInviteInput } from './create-room-invite.js';
import type { JoinRoomInput } from './join-room.js';
import type { RevokeRoomInviteInput } from './revoke-room-invite.js';

@InputType('JoinRoomInput', {
  description: 'Either roomId of a public room, or inviteCode; with both the code must be of that room.',
})
export class JoinRoomInputType implements JoinRoomInput {
  @Field(() => ID, { nullable: true, description: 'A public room.' }) roomId?: string | null;
  @Field(() => String, { nullable: true, description: 'The code of an invite; 10 tries a minute.' })
  inviteCode?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('CreateRoomInviteInput', { description: 'An invite to make.' })
export class CreateRoomInviteInputType implements CreateRoomInviteInput {
  @Field(() => ID, { description: 'The room to let people into.' }) roomId!: string;
  @Field(() => DateTime, { nullable: true, description: 'Within the next 90 days; 7 days from now when left out.' })
  expiresAt?: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many people it lets in, at least 1; any number when left out.',
  })
  maxUses?: number | null;
}

@InputType('RevokeRoomInviteInput', { description: 'An invite that shall let nobody in any more.' })
export class RevokeRoomInviteInputType implements RevokeRoomInviteInput {
  @Field(() => ID, { description: 'The invite.' }) inviteId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
