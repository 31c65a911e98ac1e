import { Migration } from '@mikro-orm/migrations';

export class RebuildRooms extends Migration {
  override up(): void;
}
