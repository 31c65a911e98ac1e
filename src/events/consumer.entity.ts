import { BigInteger, Entity, Text } from '../db/columns.js';

/** How far one consumer of the log has come. */
@Entity({ tableName: 'consumers' })
export class Consumer {
  @Text({ primary: true }) name!: string;
  /** The newest event whose effects are committed; the log is kept from there on. */
  @BigInteger() seq!: number;
}
