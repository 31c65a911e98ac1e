import { Migration } from '@mikro-orm/migrations';

export class PeopleRoomsMessages extends Migration {
  override up(): void {
    this.addSql(
      'create table `events` (`seq` bigint not null primary key, `type` text not null, `actor_id` text null, `room_id` text null, `project_id` text null, `task_id` text null, `message_id` text null, `user_id` text null, `data` json not null, `created_at` datetime not null)',
    );
    this.addSql('create index `events_user_id_seq_index` on `events` (`user_id`, `seq`)');
    this.addSql('create index `events_room_id_seq_index` on `events` (`room_id`, `seq`)');
    this.addSql(
      'create table `idempotency_keys` (`user_id` text not null, `mutation` text not null, `key` text not null, `input_hash` text not null, `result_id` text null, `seq` bigint null, `created_at` datetime not null, primary key (`user_id`, `mutation`, `key`))',
    );
    this.addSql(
      'create table `log_head` (`id` integer not null primary key, `epoch` text not null, `seq` bigint not null, `ordered_at` bigint not null)',
    );
    this.addSql(
      'create table `organizations` (`id` text not null primary key, `name` text not null, `first_admin_token_hash` text null, `created_at` datetime not null)',
    );
    this.addSql(
      'create table `users` (`id` text not null primary key, `username` text not null, `username_key` text not null, `display_name` text not null, `search_text` text not null, `email` text null, `email_key` text null, `password_hash` text null, `role` text not null, `created_at` datetime not null, `deactivated_at` datetime null, `import_key` text null, `version` integer not null)',
    );
    this.addSql('create unique index `users_username_key_unique` on `users` (`username_key`)');
    this.addSql('create unique index `users_email_key_unique` on `users` (`email_key`)');
    this.addSql('create unique index `users_import_key_unique` on `users` (`import_key`)');
    this.addSql(
      'create table `sessions` (`id` text not null primary key, `user_id` text not null, `generation` integer not null, `request_id` text null, `created_at` datetime not null, `refreshed_at` datetime not null, `expires_at` datetime not null, `ended_at` datetime null, `user_agent` text null, `address` text null, constraint `sessions_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `sessions_user_id_index` on `sessions` (`user_id`)');
    this.addSql(
      'create table `rooms` (`id` text not null primary key, `name` text not null, `topic` text null, `is_private` integer not null, `is_general` integer not null, `created_by_id` text null, `created_at` datetime not null, `deleted_at` datetime null, `import_key` text null, `version` integer not null, constraint `rooms_created_by_id_foreign` foreign key (`created_by_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create unique index `rooms_import_key_unique` on `rooms` (`import_key`)');
    this.addSql(
      'create table `room_invites` (`id` text not null primary key, `room_id` text not null, `code_hash` text not null, `created_by_id` text not null, `created_at` datetime not null, `expires_at` datetime not null, `max_uses` integer null, `use_count` integer not null, `revoked_at` datetime null, constraint `room_invites_room_id_foreign` foreign key (`room_id`) references `rooms` (`id`) on update no action on delete no action, constraint `room_invites_created_by_id_foreign` foreign key (`created_by_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `room_invites_room_id_index` on `room_invites` (`room_id`)');
    this.addSql('create unique index `room_invites_code_hash_unique` on `room_invites` (`code_hash`)');
    this.addSql(
      'create table `messages` (`id` text not null primary key, `room_id` text not null, `author_id` text not null, `content` text null, `thread_root_id` text null, `ordered_at` bigint not null, `edited_at` datetime null, `deleted_at` datetime null, `import_key` text null, `imported_at` datetime null, `segment_id` text null, `segment_position` integer null, `version` integer not null, constraint `messages_room_id_foreign` foreign key (`room_id`) references `rooms` (`id`) on update no action on delete no action, constraint `messages_author_id_foreign` foreign key (`author_id`) references `users` (`id`) on update no action on delete no action, constraint `messages_thread_root_id_foreign` foreign key (`thread_root_id`) references `messages` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `messages_author_id_index` on `messages` (`author_id`)');
    this.addSql('create unique index `messages_import_key_unique` on `messages` (`import_key`)');
    this.addSql(
      'create index `messages_thread_root_id_ordered_at_id_index` on `messages` (`thread_root_id`, `ordered_at`, `id`)',
    );
    this.addSql(
      'create index `messages_room_roots_index` on `messages` (`room_id`, `ordered_at`, `id`) where thread_root_id is null',
    );
    this.addSql('create index `messages_room_id_ordered_at_id_index` on `messages` (`room_id`, `ordered_at`, `id`)');
    this.addSql(
      'create table `thread_followers` (`thread_root_id` text not null, `user_id` text not null, `created_at` datetime not null, primary key (`thread_root_id`, `user_id`), constraint `thread_followers_thread_root_id_foreign` foreign key (`thread_root_id`) references `messages` (`id`) on update no action on delete no action, constraint `thread_followers_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql(
      'create index `thread_followers_user_id_thread_root_id_index` on `thread_followers` (`user_id`, `thread_root_id`)',
    );
    this.addSql(
      'create table `room_members` (`room_id` text not null, `user_id` text not null, `role` text not null, `joined_at` datetime not null, `last_read_at` bigint not null, `last_read_message_id` text null, primary key (`room_id`, `user_id`), constraint `room_members_room_id_foreign` foreign key (`room_id`) references `rooms` (`id`) on update no action on delete no action, constraint `room_members_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action, constraint `room_members_last_read_message_id_foreign` foreign key (`last_read_message_id`) references `messages` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `room_members_last_read_message_id_index` on `room_members` (`last_read_message_id`)');
    this.addSql('create index `room_members_user_id_room_id_index` on `room_members` (`user_id`, `room_id`)');
    this.addSql(
      'create table `reactions` (`message_id` text not null, `user_id` text not null, `emoji` text not null, `created_at` datetime not null, primary key (`message_id`, `user_id`, `emoji`), constraint `reactions_message_id_foreign` foreign key (`message_id`) references `messages` (`id`) on update no action on delete no action, constraint `reactions_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `reactions_user_id_index` on `reactions` (`user_id`)');
    this.addSql(
      'create table `mentions` (`id` text not null primary key, `message_id` text not null, `kind` text not null, `user_id` text null, constraint `mentions_message_id_foreign` foreign key (`message_id`) references `messages` (`id`) on update no action on delete no action, constraint `mentions_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `mentions_message_id_index` on `mentions` (`message_id`)');
    this.addSql('create index `mentions_user_id_message_id_index` on `mentions` (`user_id`, `message_id`)');
    this.addSql(
      'create table `audit_entries` (`id` text not null primary key, `created_at` datetime not null, `actor_id` text null, `action` text not null, `user_id` text null, `address` text null, `data` json not null, constraint `audit_entries_actor_id_foreign` foreign key (`actor_id`) references `users` (`id`) on update no action on delete no action, constraint `audit_entries_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `audit_entries_actor_id_index` on `audit_entries` (`actor_id`)');
    this.addSql('create index `audit_entries_user_id_index` on `audit_entries` (`user_id`)');
  }
}
