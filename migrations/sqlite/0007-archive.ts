import { Migration } from '@mikro-orm/migrations';

export class Archive extends Migration {
  override up(): void {
    this.addSql(
      'create table `archive_runs` (`id` text not null primary key, `day` text not null, `stage` text not null, `owner` text not null, `cutoff` datetime not null, `manifest_sha256` text null, `started_at` datetime not null, `finished_at` datetime null)',
    );
    this.addSql(
      'create table `archive_segments` (`id` text not null primary key, `run_id` text not null, `room_id` text not null, `count` integer not null, `sha256` text null, `size` bigint null, `members` json null, `erased_at` datetime null, `redacted_at` datetime null, `restored_at` datetime null, constraint `archive_segments_run_id_foreign` foreign key (`run_id`) references `archive_runs` (`id`) on update no action on delete no action, constraint `archive_segments_room_id_foreign` foreign key (`room_id`) references `rooms` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `archive_segments_run_id_id_index` on `archive_segments` (`run_id`, `id`)');
    this.addSql(
      'create index `messages_segment_index` on `messages` (`segment_id`, `segment_position`) where segment_id is not null',
    );
  }
}
