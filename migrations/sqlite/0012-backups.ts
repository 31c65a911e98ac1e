import { Migration } from '@mikro-orm/migrations';

export class Backups extends Migration {
  override up(): void {
    this.addSql(
      'create table `backups` (`id` text not null primary key, `name` text not null, `status` text not null, `started_at` datetime not null, `finished_at` datetime null, `database_size` bigint null, `sha256` text null, `row_count` bigint null, `log_seq` bigint null, `file_count` integer null, `file_size` bigint null, `error` text null)',
    );
  }
}
