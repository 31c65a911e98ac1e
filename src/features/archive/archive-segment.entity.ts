import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, ForeignKey, Id, Instant, Int, Json, Text } from '../../db/columns.js';
import { Project } from '../projects/project.entity.js';
import { Room } from '../rooms/room.entity.js';
import { ArchiveRun } from './archive-run.entity.js';

export type ArchiveKindName = 'MESSAGES' | 'TASKS';

/** A file of the archive: messages of one room, or tasks of one project or of none, in their order. */
@Entity({ tableName: 'archive_segments' })
@Index({ properties: ['runId', 'id'] })
export class ArchiveSegment {
  @Id() id!: string;
  @ForeignKey(() => ArchiveRun) runId!: string;
  @Text() kind!: ArchiveKindName;
  /** Of messages; null for tasks. */
  @ForeignKey(() => Room, { nullable: true }) roomId!: string | null;
  /** Of tasks that are in one; null for others and for messages. */
  @ForeignKey(() => Project, { nullable: true }) projectId!: string | null;
  /** Lines. */
  @Int() count!: number;
  /** Of messages: of the first and the last of them, microseconds since 1970; null for tasks. */
  @BigInteger({ nullable: true }) firstOrderedAt!: number | null;
  @BigInteger({ nullable: true }) lastOrderedAt!: number | null;
  /** SHA-256 of the file, hexadecimal, by which it is named; null until it is written and was read again. */
  @Text({ nullable: true }) sha256!: string | null;
  @BigInteger({ nullable: true }) size!: number | null;
  /** Where each member of MEMBER lines begins in the file, bytes; null as sha256. */
  @Json({ nullable: true }) members!: number[] | null;
  /** When the last text in it went from the database. */
  @Instant({ nullable: true }) erasedAt!: Date | null;
  /** When it was last written anew, without what is in the database or deleted by now: it is not the file of the manifest any more. */
  @Instant({ nullable: true }) redactedAt!: Date | null;
  /** When what is in it went back into the database; it has no file any more. */
  @Instant({ nullable: true }) restoredAt!: Date | null;
}

/** A segment, and the day in whose folder it lies. */
export interface LocatedSegment extends ArchiveSegment {
  day: string;
}

/** Lines in one gzip member (RFC 1952 §2.2) of a segment: what is unpacked to read one of them. */
export const MEMBER = 256;
/** Lines in a segment at most: whole members. */
export const SEGMENT = 16_384;
