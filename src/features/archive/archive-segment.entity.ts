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
  /** SHA-256 of the file, hexadecimal, by which it is named; null until it is written and was read again. */
  @Text({ nullable: true }) sha256!: string | null;
  @BigInteger({ nullable: true }) size!: number | null;
  /** Where each member of MEMBER messages begins in the file, bytes; null as sha256. */
  @Json({ nullable: true }) members!: number[] | null;
  /** When the last content in it went from the database. */
  @Instant({ nullable: true }) erasedAt!: Date | null;
  /** When it was last written anew because a message in it had been deleted: it is not the file of the manifest any more. */
  @Instant({ nullable: true }) redactedAt!: Date | null;
  /** When its messages went back into the database; it has no file any more. */
  @Instant({ nullable: true }) restoredAt!: Date | null;
}

/** A segment, and the day in whose folder it lies. */
export interface LocatedSegment extends ArchiveSegment {
  day: string;
}

/** Messages in one gzip member (RFC 1952 §2.2) of a segment: what is unpacked to read one of them. */
export const MEMBER = 256;
/** Messages in a segment at most. */
export const SEGMENT = 65_536;
