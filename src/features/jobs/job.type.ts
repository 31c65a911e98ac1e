import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { JobStatus } from '../../jobs/job.entity.js';
import type { ListJobsArgs } from './list-jobs.js';
import type { RetryJobInput } from './retry-job.js';

export const JobStatusEnum = { WAITING: 'WAITING', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;
registerEnumType(JobStatusEnum, {
  name: 'JobStatus',
  description: 'How far a job has come.',
  valuesConfig: {
    WAITING: { description: 'It is to be done, now or later; perhaps again.' },
    RUNNING: { description: 'A node does it.' },
    DONE: { description: 'It is done.' },
    FAILED: { description: 'It was tried as often as its kind is.' },
  },
});

@ObjectType('Job', { description: 'A piece of work of the server, done later or by the clock. For admins.' })
export class JobType {
  @Field(() => ID, { description: 'Of this job.' }) id!: string;
  @Field(() => String, { description: 'What is done: `pruneLog`, `sweepFiles` …' }) kind!: string;
  @Field(() => JobStatusEnum, { description: 'How far it has come.' }) status!: JobStatus;
  @Field(() => DateTime, {
    description: 'WAITING: when it may be begun. RUNNING: when another node may take it, should nothing be heard.',
  })
  runAt!: Date;
  @Field(() => Int, { description: 'How often it was begun.' }) attempts!: number;
  @Field(() => String, { nullable: true, description: 'What went wrong the last time; null where nothing did.' })
  lastError!: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was begun the last time.' }) startedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was over; null before.' }) finishedAt!: Date | null;
}

export const JobConnection = connectionType(JobType, 'Job');

@ArgsType()
export class JobsArguments extends ForwardPageArgs implements ListJobsArgs {
  @Field(() => JobStatusEnum, { nullable: true, description: 'Those that have come so far.' })
  status?: JobStatus | null;
  @Field(() => String, { nullable: true, description: 'Those of one kind.' }) kind?: string | null;
}

@InputType('RetryJobInput', { description: 'A job to be tried again.' })
export class RetryJobInputType implements RetryJobInput {
  @Field(() => ID, { description: 'One that failed.' }) jobId!: string;
}

@ObjectType({ description: 'The job that is tried again.' })
export class RetryJobPayload {
  @Field(() => JobType, { description: 'The job as it is now.' }) job!: JobType;
}
