import { Entity, Id, Instant, Text } from '../../db/columns.js';

/**
 * How far a run has come. EXPORTING: the segments are written and read again; nothing has changed but for them. ERASING: the manifest is there,
 * texts go from the database. DONE.
 */
export type ArchiveStage = 'EXPORTING' | 'ERASING' | 'DONE';

/** One run of the archive. Of one that was cut off while it exported nothing is kept; one that was erasing is gone on with. */
@Entity({ tableName: 'archive_runs' })
export class ArchiveRun {
  /** In the order of the runs. */
  @Id() id!: string;
  /** Its folder, `2026-11-22`: the day in the installation's zone on which it began. */
  @Text() day!: string;
  @Text() stage!: ArchiveStage;
  /** Who goes on with it: whoever did before may not any more. */
  @Text() owner!: string;
  /** What was sent or touched at this time or later stays. */
  @Instant() cutoff!: Date;
  /** SHA-256 of its manifest, hexadecimal; null before there is one. */
  @Text({ nullable: true }) manifestSha256!: string | null;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) finishedAt!: Date | null;
}
