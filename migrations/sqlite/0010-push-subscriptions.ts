import { Migration } from '@mikro-orm/migrations';

export class PushSubscriptions extends Migration {
  override up(): void {
    this.addSql(
      'create table `push_subscriptions` (`id` text not null primary key, `user_id` text not null, `session_id` text not null, `endpoint` text not null, `p256dh` text not null, `auth` text not null, `user_agent` text null, `created_at` datetime not null, `last_used_at` datetime null, `waits_until` datetime null, constraint `push_subscriptions_user_id_foreign` foreign key (`user_id`) references `users` (`id`) on update no action on delete no action, constraint `push_subscriptions_session_id_foreign` foreign key (`session_id`) references `sessions` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `push_subscriptions_session_id_index` on `push_subscriptions` (`session_id`)');
    this.addSql('create unique index `push_subscriptions_endpoint_unique` on `push_subscriptions` (`endpoint`)');
    this.addSql(
      'create index `push_subscriptions_user_id_created_at_index` on `push_subscriptions` (`user_id`, `created_at`)',
    );
  }
}
