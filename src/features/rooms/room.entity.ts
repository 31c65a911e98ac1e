import { Bool, Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';

/** A named group in which messages are sent. Deleting is soft; the purge comes 30 days later. */
@Entity({ tableName: 'rooms' })
export class Room {
  @Id() id!: string;
  @Text() name!: string;
  @Text({ nullable: true }) topic!: string | null;
  @Bool() isPrivate!: boolean;
  /** The room every user is in; exactly one, without an owner. */
  @Bool() isGeneral!: boolean;
  @ForeignKey(() => User, { nullable: true }) createdById!: string | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) deletedAt!: Date | null;
  /** As of a User. */
  @Text({ nullable: true, unique: true }) importKey!: string | null;
  @Int() version!: number;
}
