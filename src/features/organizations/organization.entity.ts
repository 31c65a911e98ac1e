import { Entity, Id, Instant, Text } from '../../db/columns.js';

/** The one organization of the installation. */
@Entity({ tableName: 'organizations' })
export class Organization {
  @Id() id!: string;
  @Text() name!: string;
  /** SHA-256 of the one-time token for making the first admin; null once there is one. */
  @Text({ nullable: true }) firstAdminTokenHash!: string | null;
  /** What stands in `storage-id` where the files lie: so that no node takes another place for it. Null until the first start. */
  @Text({ nullable: true }) storageId!: string | null;
  @Instant() createdAt!: Date;
}
