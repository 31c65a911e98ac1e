import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Room } from '../rooms/room.entity.js';

/**
 * A message. The row outlives its content: a deleted message stays as a tombstone, an archived one as a pointer into
 * the archive, so that references, paging and permissions go on working.
 */
@Entity({ tableName: 'messages' })
@Index({ properties: ['roomId', 'orderedAt', 'id'] })
@Index({
  name: 'messages_room_roots_index',
  properties: ['roomId', 'orderedAt', 'id'],
  where: 'thread_root_id is null',
})
@Index({
  name: 'messages_thread_index',
  properties: ['threadRootId', 'orderedAt', 'id'],
  where: 'thread_root_id is not null',
})
export class Message {
  @Id() id!: string;
  @ForeignKey(() => Room) roomId!: string;
  @ForeignKey(() => User, { index: true }) authorId!: string;
  /** Markdown, at most 16,384 code points. Null when deleted or archived. */
  @Text({ nullable: true }) content!: string | null;
  /** The message that began the thread; null for a message of the room itself. */
  @ForeignKey(() => Message, { nullable: true }) threadRootId!: string | null;
  /** Microseconds since 1970 at which it was sent: unique among messages sent here, in the order of the log. */
  @BigInteger() orderedAt!: number;
  @Instant({ nullable: true }) editedAt!: Date | null;
  @Instant({ nullable: true }) deletedAt!: Date | null;
  /** Where it came from, e.g. `slack:C012AB3CD:1690371546.766359`; null for those sent here. */
  @Text({ nullable: true, unique: true }) importKey!: string | null;
  /** When it came here by an import, or back out of the archive: it goes there no sooner than if it had been sent then. */
  @Instant({ nullable: true }) importedAt!: Date | null;
  /** The archive segment that holds the content, and its place in there; null while the content is in this row. In no index: see `erase-segments.ts`. */
  @Text({ nullable: true }) segmentId!: string | null;
  @Int({ nullable: true }) segmentPosition!: number | null;
  /** Counts the changes of content and reactions: of two copies the higher one is the newer. */
  @Int() version!: number;
}
