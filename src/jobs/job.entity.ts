import { Index, Unique } from '@mikro-orm/decorators/legacy';
import { Entity, Id, Instant, Int, Json, Text } from '../db/columns.js';

/** FAILED: it was tried as often as its kind is; somebody has to look at it. */
export type JobStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';

/** A piece of work that is done once, by whichever node takes it, and again where that node died of it. */
@Entity({ tableName: 'jobs' })
@Unique({ properties: ['kind', 'key'] })
@Index({ properties: ['status', 'id'] })
@Index({ name: 'jobs_due_index', properties: ['runAt'], where: "status in ('WAITING', 'RUNNING')" })
export class Job {
  @Id() id!: string;
  @Text() kind!: string;
  /** Of two jobs of one kind with the same key only the first is made. */
  @Text() key!: string;
  @Json() payload!: Record<string, unknown>;
  @Text() status!: JobStatus;
  /** Of a waiting job: when it may be taken. Of one that runs: when its lease ends and another node may take it. */
  @Instant() runAt!: Date;
  /** How often it was begun. */
  @Int() attempts!: number;
  /** The number of its newest lease, the fencing token: what holds an older one may not write any more. */
  @Int() lease!: number;
  @Text({ nullable: true }) lastError!: string | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) startedAt!: Date | null;
  @Instant({ nullable: true }) finishedAt!: Date | null;
}
