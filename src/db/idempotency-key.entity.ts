import { BigInteger, Entity, Instant, LooseId, Text } from './columns.js';

/** That a change was made once already, and what came of it: ids only, so that a repeat shows things as they are now. */
@Entity({ tableName: 'idempotency_keys' })
export class IdempotencyKey {
  @LooseId({ primary: true }) userId!: string;
  @Text({ primary: true }) mutation!: string;
  @Text({ primary: true }) key!: string;
  /** SHA-256 of the canonical input, hex. */
  @Text() inputHash!: string;
  @Text({ nullable: true }) resultId!: string | null;
  /** Where the log stood after the change. */
  @BigInteger({ nullable: true }) seq!: number | null;
  @Instant() createdAt!: Date;
}
