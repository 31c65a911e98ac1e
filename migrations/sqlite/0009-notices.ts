import { Migration } from '@mikro-orm/migrations';

export class Notices extends Migration {
  override up(): void {
    this.addSql('create table `consumers` (`name` text not null primary key, `seq` bigint not null)');
    this.addSql(
      'create table `notification_settings` (`user_id` text not null primary key, `quiet_from` integer null, `quiet_to` integer null, `channels` json not null, constraint `notification_settings_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql(
      'create table `notifications` (`id` text not null primary key, `source` text not null, `user_id` text not null, `kind` text not null, `cause` text not null, `actor_id` text null, `room_id` text null, `message_id` text null, `task_id` text null, `project_id` text null, `created_at` datetime not null, `is_shown` integer not null, `read_at` datetime null, constraint `notifications_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql(
      'create index `notifications_unread_index` on `notifications` (`user_id`, `id`) where is_shown and read_at is null',
    );
    this.addSql('create index `notifications_user_id_id_index` on `notifications` (`user_id`, `id`)');
    this.addSql('create unique index `notifications_source_user_id_unique` on `notifications` (`source`, `user_id`)');
    this.addSql(
      'create table `notices` (`id` text not null primary key, `notification_id` text not null, `channel` text not null, `decision` text not null, `reason` text null, `outcome` text null, `detail` text null, `attempts` integer not null, `created_at` datetime not null, `ended_at` datetime null, constraint `notices_notification_id_foreign` foreign key (`notification_id`) references `notifications` (`id`) on update no action on delete cascade)',
    );
    this.addSql("create index `notices_failed_index` on `notices` (`id`) where outcome = 'FAILED'");
    this.addSql(
      'create unique index `notices_notification_id_channel_unique` on `notices` (`notification_id`, `channel`)',
    );
    this.addSql("alter table `room_members` add column `notification_level` text not null default 'MENTIONS'");
    this.addSql('alter table `room_members` add column `muted_until` datetime null');
  }
}
