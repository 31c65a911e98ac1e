import { Entity, Id, Instant, Text } from '../../db/columns.js';

/**
 * How far a run has come. CLAIMING: messages get their places in segments. EXPORTING: the segments are written and read again.
 * ERASING: the manifest is there, contents go from the database. DONE.
 */
export type ArchiveStage = 'CLAIMING' | 'EXPORTING' | 'ERASING' | 'DONE';

/** One run of the archive. Whatever ends it, the next goes on where its stage says. */
@Entity({ tableName: 'archive_runs' })
export class ArchiveRun {
  /** In the order of the runs. */
  @Id() id!: string;
  /** Its folder, `2026-11-22`: the day in the installation's zone on which it began. */
  @Text() day!: string;
  @Text() stage!: ArchiveStage;
  /** Who goes on with it: whoever did before may not any more. */
  @Text() owner!: string;
  /** What was sent at this time or later stays. */
  @Instant() cutoff!: Date;
  /** SHA-256 of its manifest, hexadecimal; null before there is one. */
  @Text({ nullable: true }) manifestSha256!: string | null;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) finishedAt!: Date | null;
}
