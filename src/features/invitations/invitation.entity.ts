import { Entity, ForeignKey, Id, Instant, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';

/** That an admin asked somebody in by mail, who may make one account by the link of that mail. The link's token is stored nowhere. */
@Entity({ tableName: 'invitations' })
export class Invitation {
  @Id() id!: string;
  @Text() email!: string;
  /** As `User.emailKey`. Of those with the same the newest is good. */
  @Text({ index: true }) emailKey!: string;
  @ForeignKey(() => User, { index: true }) invitedById!: string;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) revokedAt!: Date | null;
  @Instant({ nullable: true }) acceptedAt!: Date | null;
  /** The account that was made by it; null until then. */
  @ForeignKey(() => User, { nullable: true, index: true }) acceptedById!: string | null;
}
