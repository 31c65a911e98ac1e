import { Migration } from '@mikro-orm/migrations';

/**
 * The archive takes tasks too, and points to a message's place when its content goes, not before. What a run had under way goes back. No
 * table refers to the segments, so that theirs can be made anew.
 */
export class ArchiveOfTasks extends Migration {
  override up(): void {
    this.addSql(
      'create table `archive_segments_new` (`id` text not null primary key, `run_id` text not null, `kind` text not null, `room_id` text null, `project_id` text null, `count` integer not null, `first_ordered_at` bigint null, `last_ordered_at` bigint null, `sha256` text null, `size` bigint null, `members` json null, `erased_at` datetime null, `redacted_at` datetime null, `restored_at` datetime null, constraint `archive_segments_run_id_foreign` foreign key (`run_id`) references `archive_runs` (`id`) on update no action on delete no action, constraint `archive_segments_room_id_foreign` foreign key (`room_id`) references `rooms` (`id`) on update no action on delete no action, constraint `archive_segments_project_id_foreign` foreign key (`project_id`) references `projects` (`id`) on update no action on delete no action)',
    );
    this.addSql(
      "insert into `archive_segments_new` select s.`id`, s.`run_id`, 'MESSAGES', s.`room_id`, null, s.`count`, (select min(m.`ordered_at`) from `messages` m where m.`segment_id` = s.`id`), (select max(m.`ordered_at`) from `messages` m where m.`segment_id` = s.`id`), s.`sha256`, s.`size`, s.`members`, s.`erased_at`, s.`redacted_at`, s.`restored_at` from `archive_segments` s",
    );
    this.addSql('drop table `archive_segments`');
    this.addSql('alter table `archive_segments_new` rename to `archive_segments`');
    this.addSql('create index `archive_segments_run_id_id_index` on `archive_segments` (`run_id`, `id`)');
    this.addSql(
      'update `messages` set `segment_id` = null, `segment_position` = null where `segment_id` is not null and `content` is not null',
    );
    this.addSql(
      "delete from `archive_segments` where `run_id` in (select `id` from `archive_runs` where `stage` in ('CLAIMING', 'EXPORTING'))",
    );
    this.addSql("delete from `archive_runs` where `stage` in ('CLAIMING', 'EXPORTING')");
    this.addSql('drop index `messages_segment_index`');
    this.addSql('drop index `messages_thread_root_id_ordered_at_id_index`');
    this.addSql(
      'create index `messages_thread_index` on `messages` (`thread_root_id`, `ordered_at`, `id`) where thread_root_id is not null',
    );
    this.addSql('alter table `tasks` add column `segment_id` text null');
    this.addSql('alter table `tasks` add column `segment_position` integer null');
    this.addSql('alter table `tasks` add column `restored_at` datetime null');
    this.addSql(
      'create index `tasks_segment_index` on `tasks` (`segment_id`, `segment_position`) where segment_id is not null',
    );
  }
}
