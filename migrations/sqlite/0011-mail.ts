import { Migration } from '@mikro-orm/migrations';

export class Mail extends Migration {
  override up(): void {
    this.addSql(
      'create table `invitations` (`id` text not null primary key, `email` text not null, `email_key` text not null, `invited_by_id` text not null, `created_at` datetime not null, `expires_at` datetime not null, `revoked_at` datetime null, `accepted_at` datetime null, `accepted_by_id` text null, constraint `invitations_invited_by_id_foreign` foreign key (`invited_by_id`) references `users` (`id`) on update no action on delete no action, constraint `invitations_accepted_by_id_foreign` foreign key (`accepted_by_id`) references `users` (`id`) on update no action on delete no action)',
    );
    this.addSql('create index `invitations_email_key_index` on `invitations` (`email_key`)');
    this.addSql('create index `invitations_invited_by_id_index` on `invitations` (`invited_by_id`)');
    this.addSql('create index `invitations_accepted_by_id_index` on `invitations` (`accepted_by_id`)');
    this.addSql('alter table `users` add column `email_verified_at` datetime null');
    this.addSql('alter table `users` add column `email_bounced_at` datetime null');
    this.addSql('alter table `users` add column `digested_at` datetime null');
  }
}
