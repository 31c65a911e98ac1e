import { Migration } from '@mikro-orm/migrations';

export class Jobs extends Migration {
  override up(): void {
    this.addSql(
      'create table `jobs` (`id` text not null primary key, `kind` text not null, `key` text not null, `payload` json not null, `status` text not null, `run_at` datetime not null, `attempts` integer not null, `lease` integer not null, `last_error` text null, `created_at` datetime not null, `started_at` datetime null, `finished_at` datetime null)',
    );
    this.addSql("create index `jobs_due_index` on `jobs` (`run_at`) where status in ('WAITING', 'RUNNING')");
    this.addSql('create index `jobs_status_id_index` on `jobs` (`status`, `id`)');
    this.addSql('create unique index `jobs_kind_key_unique` on `jobs` (`kind`, `key`)');
  }
}
