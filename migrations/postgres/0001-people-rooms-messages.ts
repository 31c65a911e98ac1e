import { Migration } from '@mikro-orm/migrations';

export class PeopleRoomsMessages extends Migration {
  override up(): void {
    this.addSql(
      'create table "events" ("seq" bigint not null, "type" text not null, "actor_id" uuid null, "room_id" uuid null, "project_id" uuid null, "task_id" uuid null, "message_id" uuid null, "user_id" uuid null, "data" jsonb not null, "created_at" timestamptz(3) not null, primary key ("seq"))',
    );
    this.addSql('create index "events_user_id_seq_index" on "events" ("user_id", "seq")');
    this.addSql('create index "events_room_id_seq_index" on "events" ("room_id", "seq")');
    this.addSql(
      'create table "idempotency_keys" ("user_id" uuid not null, "mutation" text not null, "key" text not null, "input_hash" text not null, "result_id" text null, "seq" bigint null, "created_at" timestamptz(3) not null, primary key ("user_id", "mutation", "key"))',
    );
    this.addSql(
      'create table "log_head" ("id" int not null, "epoch" text not null, "seq" bigint not null, "ordered_at" bigint not null, primary key ("id"))',
    );
    this.addSql(
      'create table "organizations" ("id" uuid not null, "name" text not null, "first_admin_token_hash" text null, "created_at" timestamptz(3) not null, primary key ("id"))',
    );
    this.addSql(
      'create table "users" ("id" uuid not null, "username" text not null, "username_key" text not null, "display_name" text not null, "search_text" text not null, "email" text null, "email_key" text null, "password_hash" text null, "role" text not null, "created_at" timestamptz(3) not null, "deactivated_at" timestamptz(3) null, "import_key" text null, "version" int not null, primary key ("id"))',
    );
    this.addSql('alter table "users" add constraint "users_username_key_unique" unique ("username_key")');
    this.addSql('alter table "users" add constraint "users_email_key_unique" unique ("email_key")');
    this.addSql('alter table "users" add constraint "users_import_key_unique" unique ("import_key")');
    this.addSql(
      'create table "sessions" ("id" uuid not null, "user_id" uuid not null, "generation" int not null, "request_id" text null, "created_at" timestamptz(3) not null, "refreshed_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "user_agent" text null, "address" text null, primary key ("id"))',
    );
    this.addSql('create index "sessions_user_id_index" on "sessions" ("user_id")');
    this.addSql(
      'create table "rooms" ("id" uuid not null, "name" text not null, "topic" text null, "is_private" boolean not null, "is_general" boolean not null, "created_by_id" uuid null, "created_at" timestamptz(3) not null, "deleted_at" timestamptz(3) null, "import_key" text null, "version" int not null, primary key ("id"))',
    );
    this.addSql('alter table "rooms" add constraint "rooms_import_key_unique" unique ("import_key")');
    this.addSql(
      'create table "room_invites" ("id" uuid not null, "room_id" uuid not null, "code_hash" text not null, "created_by_id" uuid not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "max_uses" int null, "use_count" int not null, "revoked_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql('create index "room_invites_room_id_index" on "room_invites" ("room_id")');
    this.addSql('alter table "room_invites" add constraint "room_invites_code_hash_unique" unique ("code_hash")');
    this.addSql(
      'create table "messages" ("id" uuid not null, "room_id" uuid not null, "author_id" uuid not null, "content" text null, "thread_root_id" uuid null, "ordered_at" bigint not null, "edited_at" timestamptz(3) null, "deleted_at" timestamptz(3) null, "import_key" text null, "imported_at" timestamptz(3) null, "segment_id" text null, "segment_position" int null, "version" int not null, primary key ("id"))',
    );
    this.addSql('create index "messages_author_id_index" on "messages" ("author_id")');
    this.addSql('alter table "messages" add constraint "messages_import_key_unique" unique ("import_key")');
    this.addSql(
      'create index "messages_thread_root_id_ordered_at_id_index" on "messages" ("thread_root_id", "ordered_at", "id")',
    );
    this.addSql(
      'create index "messages_room_roots_index" on "messages" ("room_id", "ordered_at", "id") where thread_root_id is null',
    );
    this.addSql('create index "messages_room_id_ordered_at_id_index" on "messages" ("room_id", "ordered_at", "id")');
    this.addSql(
      'create table "thread_followers" ("thread_root_id" uuid not null, "user_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("thread_root_id", "user_id"))',
    );
    this.addSql(
      'create index "thread_followers_user_id_thread_root_id_index" on "thread_followers" ("user_id", "thread_root_id")',
    );
    this.addSql(
      'create table "room_members" ("room_id" uuid not null, "user_id" uuid not null, "role" text not null, "joined_at" timestamptz(3) not null, "last_read_at" bigint not null, "last_read_message_id" uuid null, primary key ("room_id", "user_id"))',
    );
    this.addSql('create index "room_members_last_read_message_id_index" on "room_members" ("last_read_message_id")');
    this.addSql('create index "room_members_user_id_room_id_index" on "room_members" ("user_id", "room_id")');
    this.addSql(
      'create table "reactions" ("message_id" uuid not null, "user_id" uuid not null, "emoji" text not null, "created_at" timestamptz(3) not null, primary key ("message_id", "user_id", "emoji"))',
    );
    this.addSql('create index "reactions_user_id_index" on "reactions" ("user_id")');
    this.addSql(
      'create table "mentions" ("id" uuid not null, "message_id" uuid not null, "kind" text not null, "user_id" uuid null, primary key ("id"))',
    );
    this.addSql('create index "mentions_message_id_index" on "mentions" ("message_id")');
    this.addSql('create index "mentions_user_id_message_id_index" on "mentions" ("user_id", "message_id")');
    this.addSql(
      'create table "audit_entries" ("id" uuid not null, "created_at" timestamptz(3) not null, "actor_id" uuid null, "action" text not null, "user_id" uuid null, "address" text null, "data" jsonb not null, primary key ("id"))',
    );
    this.addSql('create index "audit_entries_actor_id_index" on "audit_entries" ("actor_id")');
    this.addSql('create index "audit_entries_user_id_index" on "audit_entries" ("user_id")');
    this.addSql(
      'alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "rooms" add constraint "rooms_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "room_invites" add constraint "room_invites_room_id_foreign" foreign key ("room_id") references "rooms" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "room_invites" add constraint "room_invites_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "messages" add constraint "messages_room_id_foreign" foreign key ("room_id") references "rooms" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "messages" add constraint "messages_author_id_foreign" foreign key ("author_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "messages" add constraint "messages_thread_root_id_foreign" foreign key ("thread_root_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "thread_followers" add constraint "thread_followers_thread_root_id_foreign" foreign key ("thread_root_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "thread_followers" add constraint "thread_followers_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "room_members" add constraint "room_members_room_id_foreign" foreign key ("room_id") references "rooms" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "room_members" add constraint "room_members_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "room_members" add constraint "room_members_last_read_message_id_foreign" foreign key ("last_read_message_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "reactions" add constraint "reactions_message_id_foreign" foreign key ("message_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "reactions" add constraint "reactions_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "mentions" add constraint "mentions_message_id_foreign" foreign key ("message_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "mentions" add constraint "mentions_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "audit_entries" add constraint "audit_entries_actor_id_foreign" foreign key ("actor_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "audit_entries" add constraint "audit_entries_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
  }
}
