import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import type { Invitation } from './invitation.entity.js';
import type { InviteUserInput } from './invite-user.js';
import type { RevokeInvitationInput } from './revoke-invitation.js';

@ObjectType('Invitation', { description: 'That an admin asked somebody in by mail. For admins.' })
export class InvitationType {
  @Field(() => ID, { description: 'A UUID, for revoking it; not the code.' }) id!: string;
  @Field(() => String, { description: 'To which address the link went.' }) email!: string;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'From when on no account can be made by it.' }) expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When an account was made by it; null before.' })
  acceptedAt!: Date | null;
}

export const InvitationConnection = connectionType(InvitationType, 'Invitation');

@InputType('InviteUserInput', { description: 'Somebody to ask in.' })
export class InviteUserInputType implements InviteUserInput {
  @Field(() => String, { description: 'Where the link goes: at most 254 characters, of nobody who has an account.' })
  email!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('RevokeInvitationInput', { description: 'An invitation by which nobody shall come in any more.' })
export class RevokeInvitationInputType implements RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' }) invitationId!: string;
}

@ObjectType({ description: 'The invitation that was made.' })
export class InviteUserPayload {
  @Field(() => InvitationType, { description: 'The invitation.' }) invitation!: Invitation;
}

@ObjectType({ description: 'The invitation that was revoked.' })
export class RevokeInvitationPayload {
  @Field(() => InvitationType, { description: 'The invitation as it is now.' }) invitation!: Invitation;
}
