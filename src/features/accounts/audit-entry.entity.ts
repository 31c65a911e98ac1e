import { Entity, ForeignKey, Id, Instant, Json, Text } from '../../db/columns.js';
import { User } from './user.entity.js';

/** Who did what to whose account, kept when the log is pruned. */
@Entity({ tableName: 'audit_entries' })
export class AuditEntry {
  @Id() id!: string;
  @Instant() createdAt!: Date;
  @ForeignKey(() => User, { nullable: true, index: true }) actorId!: string | null;
  /** Past participle, e.g. `roleSet`, `refreshTokenReused`. */
  @Text() action!: string;
  @ForeignKey(() => User, { nullable: true, index: true }) userId!: string | null;
  @Text({ nullable: true }) address!: string | null;
  @Json() data!: Record<string, unknown>;
}
