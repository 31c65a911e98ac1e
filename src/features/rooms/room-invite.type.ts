import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';

@ObjectType('RoomInvite', { description: 'A code by which whoever has it may join a room. Only owners see invites.' })
export class RoomInviteType {
  @Field(() => ID, { description: 'A UUID, for revoking it; not the code.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'From when on it lets nobody in.' }) expiresAt!: Date;
  @Field(() => Int, { nullable: true, description: 'How many people it lets in; null for any number.' })
  maxUses!: number | null;
  @Field(() => Int, { description: 'How many people it has let in.' }) useCount!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
}
