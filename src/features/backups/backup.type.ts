import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import { JobType } from '../jobs/job.type.js';
import type { BackupStatus } from './backup.entity.js';
import type { StartBackupInput } from './start-backup.js';

export const BackupStatusEnum = {
  RUNNING: 'RUNNING',
  PROVED: 'PROVED',
  FAILED_PROOF: 'FAILED_PROOF',
  FAILED: 'FAILED',
} as const;
registerEnumType(BackupStatusEnum, {
  name: 'BackupStatus',
  description: 'What came of a backup.',
  valuesConfig: {
    RUNNING: { description: 'It is being made or proved.' },
    PROVED: { description: 'It was restored to a database of its own, and holds what it should.' },
    FAILED_PROOF: {
      description: 'It is there, but something is wrong with it, or it could not be tried: see `error`.',
    },
    FAILED: { description: 'There is none: see `error`.' },
  },
});

@ObjectType('Backup', { description: 'A run of the backup, and what came of it. For admins.' })
export class BackupType {
  @Field(() => ID, { description: 'Of this run.' }) id!: string;
  @Field(() => String, { description: 'Its folder, by which it is restored: when it began, UTC.' }) name!: string;
  @Field(() => BackupStatusEnum, { description: 'What came of it.' }) status!: BackupStatus;
  @Field(() => DateTime, { description: 'When it began.' }) startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was over; null before.' }) finishedAt!: Date | null;
  @Field(() => Float, { nullable: true, description: 'Bytes of the copy of the database; null before there is one.' })
  databaseSize!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of that copy, hexadecimal.' }) sha256!: string | null;
  @Field(() => Float, { nullable: true, description: 'Rows in it.' }) rowCount!: number | null;
  @Field(() => Float, { nullable: true, description: 'The number of the last event in it.' }) logSeq!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many files it names.' }) fileCount!: number | null;
  @Field(() => Float, { nullable: true, description: 'Their bytes.' }) fileSize!: number | null;
  @Field(() => String, { nullable: true, description: 'What went wrong; null where nothing did.' })
  error!: string | null;
}

export const BackupConnection = connectionType(BackupType, 'Backup');

@InputType('StartBackupInput', { description: 'That a backup is to be made.' })
export class StartBackupInputType implements StartBackupInput {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@ObjectType({ description: 'The backup that is to be made.' })
export class StartBackupPayload {
  @Field(() => JobType, { description: 'The job that makes it.' }) job!: JobType;
}
