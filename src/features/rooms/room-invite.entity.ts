import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Room } from './room.entity.js';

/** A link by which whoever holds its code may join a room. */
@Entity({ tableName: 'room_invites' })
export class RoomInvite {
  @Id() id!: string;
  @ForeignKey(() => Room, { index: true }) roomId!: string;
  /** SHA-256 of the code: a copy of the database opens no room. */
  @Text({ unique: true }) codeHash!: string;
  @ForeignKey(() => User) createdById!: string;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Null: as often as wanted until it expires. */
  @Int({ nullable: true }) maxUses!: number | null;
  @Int() useCount!: number;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
