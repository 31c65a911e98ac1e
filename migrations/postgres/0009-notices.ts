import { Migration } from '@mikro-orm/migrations';

export class Notices extends Migration {
  override up(): void {
    this.addSql('create table "consumers" ("name" text not null, "seq" bigint not null, primary key ("name"))');
    this.addSql(
      'create table "notification_settings" ("user_id" uuid not null, "quiet_from" int null, "quiet_to" int null, "channels" jsonb not null, primary key ("user_id"))',
    );
    this.addSql(
      'create table "notifications" ("id" uuid not null, "source" text not null, "user_id" uuid not null, "kind" text not null, "cause" text not null, "actor_id" uuid null, "room_id" uuid null, "message_id" uuid null, "task_id" uuid null, "project_id" uuid null, "created_at" timestamptz(3) not null, "is_shown" boolean not null, "read_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql(
      'create index "notifications_unread_index" on "notifications" ("user_id", "id") where is_shown and read_at is null',
    );
    this.addSql('create index "notifications_user_id_id_index" on "notifications" ("user_id", "id")');
    this.addSql(
      'alter table "notifications" add constraint "notifications_source_user_id_unique" unique ("source", "user_id")',
    );
    this.addSql(
      'create table "notices" ("id" uuid not null, "notification_id" uuid not null, "channel" text not null, "decision" text not null, "reason" text null, "outcome" text null, "detail" text null, "attempts" int not null, "created_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql('create index "notices_failed_index" on "notices" ("id") where outcome = \'FAILED\'');
    this.addSql(
      'alter table "notices" add constraint "notices_notification_id_channel_unique" unique ("notification_id", "channel")',
    );
    this.addSql(
      'alter table "room_members" add "notification_level" text not null default \'MENTIONS\', add "muted_until" timestamptz(3) null',
    );
    this.addSql(
      'alter table "notification_settings" add constraint "notification_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "notifications" add constraint "notifications_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "notices" add constraint "notices_notification_id_foreign" foreign key ("notification_id") references "notifications" ("id") on update no action on delete cascade',
    );
  }
}
