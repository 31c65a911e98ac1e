import { Migration } from '@mikro-orm/migrations';

export class PushSubscriptions extends Migration {
  override up(): void {
    this.addSql(
      'create table "push_subscriptions" ("id" uuid not null, "user_id" uuid not null, "session_id" uuid not null, "endpoint" text not null, "p256dh" text not null, "auth" text not null, "user_agent" text null, "created_at" timestamptz(3) not null, "last_used_at" timestamptz(3) null, "waits_until" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql('create index "push_subscriptions_session_id_index" on "push_subscriptions" ("session_id")');
    this.addSql(
      'alter table "push_subscriptions" add constraint "push_subscriptions_endpoint_unique" unique ("endpoint")',
    );
    this.addSql(
      'create index "push_subscriptions_user_id_created_at_index" on "push_subscriptions" ("user_id", "created_at")',
    );
    this.addSql(
      'alter table "push_subscriptions" add constraint "push_subscriptions_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "push_subscriptions" add constraint "push_subscriptions_session_id_foreign" foreign key ("session_id") references "sessions" ("id") on update no action on delete no action',
    );
  }
}
