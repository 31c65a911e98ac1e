import { BigInteger, Entity, Int, Text } from '../db/columns.js';

/** The one narrow row that every appending transaction takes last: its lock is what puts commits in order. */
@Entity({ tableName: 'log_head' })
export class LogHead {
  @Int({ primary: true }) id!: number;
  /** Which history this is: another one after a restore, so that older cursors are refused. */
  @Text() epoch!: string;
  @BigInteger() seq!: number;
  /** `orderedAt` of the newest message sent here, microseconds. */
  @BigInteger() orderedAt!: number;
}
