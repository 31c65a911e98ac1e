import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, Instant, Json, LooseId, Text } from '../db/columns.js';
import type { EventType } from './event-types.js';

/**
 * One line of the log: something happened that somebody may want to hear of. It says what changed, never the content.
 * Ids are plain columns: the log is pruned by age and must not hold rows back.
 */
@Entity({ tableName: 'events' })
@Index({ properties: ['roomId', 'seq'] })
@Index({ properties: ['userId', 'seq'] })
@Index({ properties: ['projectId', 'seq'], where: 'project_id is not null' })
@Index({ properties: ['taskId', 'seq'], where: 'task_id is not null' })
export class Event {
  /** Dense: 1, 2, 3 … in the order of COMMIT. */
  @BigInteger({ primary: true }) seq!: number;
  @Text() type!: EventType;
  @LooseId() actorId!: string | null;
  @LooseId() roomId!: string | null;
  @LooseId() projectId!: string | null;
  @LooseId() taskId!: string | null;
  @LooseId() messageId!: string | null;
  @LooseId() userId!: string | null;
  @Json() data!: Record<string, unknown>;
  @Instant() createdAt!: Date;
}
