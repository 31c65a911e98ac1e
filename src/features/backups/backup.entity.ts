import { BigInteger, Entity, Id, Instant, Int, Text } from '../../db/columns.js';

/**
 * RUNNING: it is being made or proved. PROVED: it was restored to a database of its own and holds what it should. FAILED_PROOF: it is there, but
 * something is wrong with it, or it could not be tried. FAILED: there is none.
 */
export type BackupStatus = 'RUNNING' | 'PROVED' | 'FAILED_PROOF' | 'FAILED';

/** One run of the backup, and what came of it. */
@Entity({ tableName: 'backups' })
export class Backup {
  /** In the order of the runs. */
  @Id() id!: string;
  /** Its folder, `2026-11-29-040000`: when it began, UTC. */
  @Text() name!: string;
  @Text() status!: BackupStatus;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) finishedAt!: Date | null;
  /** Of the copy of the database: bytes, SHA-256 (hexadecimal), rows of all tables, and up to where its log goes. Null before there is one. */
  @BigInteger({ nullable: true }) databaseSize!: number | null;
  @Text({ nullable: true }) sha256!: string | null;
  @BigInteger({ nullable: true }) rowCount!: number | null;
  @BigInteger({ nullable: true }) logSeq!: number | null;
  /** Of the files that it names: how many, and their bytes. */
  @Int({ nullable: true }) fileCount!: number | null;
  @BigInteger({ nullable: true }) fileSize!: number | null;
  /** What went wrong; null where nothing did. */
  @Text({ nullable: true }) error!: string | null;
}
