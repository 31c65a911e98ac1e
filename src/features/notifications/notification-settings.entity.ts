import { Entity, ForeignKey, Int, Json } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import type { ChannelChoices } from './notice-kinds.js';

/** How a person wants to be told of things; who has no row wants what is usual. */
@Entity({ tableName: 'notification_settings' })
export class NotificationSettings {
  @ForeignKey(() => User, { primary: true }) userId!: string;
  /** When he is left in peace, minutes of his day; the end may be the next day's. Both null: never. */
  @Int({ nullable: true }) quietFrom!: number | null;
  @Int({ nullable: true }) quietTo!: number | null;
  @Json() channels!: ChannelChoices;
}
