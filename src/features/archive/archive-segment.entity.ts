import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, ForeignKey, Id, Instant, Int, Json, Text } from '../../db/columns.js';
import { Room } from '../rooms/room.entity.js';
import { ArchiveRun } from './archive-run.entity.js';

/** A file of the archive: messages of one room, in their order. */
@Entity({ tableName: 'archive_segments' })
@Index({ properties: ['runId', 'id'] })
export class ArchiveSegment {
  @Id() id!: string;
  @ForeignKey(() => ArchiveRun) runId!: string;
  @ForeignKey(() => Room) roomId!: string;
  /** How many messages have a place in it. */
  @Int() count!: number;
  /** Counts how often the file was written anew because a message in it was deleted. */
  @Int() revision!: number;
  /** SHA-256 of the file, hexadecimal; null until it is written and was read again. */
  @Text({ nullable: true }) sha256!: string | null;
  @BigInteger({ nullable: true }) size!: number | null;
  /** Where each member of MEMBER messages begins in the file, bytes; null as sha256. */
  @Json({ nullable: true }) members!: number[] | null;
  /** When the last content in it went from the database. */
  @Instant({ nullable: true }) erasedAt!: Date | null;
}

/** Messages in one gzip member (RFC 1952 §2.2) of a segment: what is unpacked to read one of them. */
export const MEMBER = 256;
/** Messages in a segment at most. */
export const SEGMENT = 65_536;
