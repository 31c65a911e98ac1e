import { Migration } from '@mikro-orm/migrations';

export class Files extends Migration {
  override up(): void {
    this.addSql(
      'create table "files" ("id" uuid not null, "uploader_id" uuid not null, "name" text not null, "type" text not null, "size" bigint not null, "sha256" text not null, "width" int null, "height" int null, "preview_status" text not null, "archive_id" uuid null, "entry_path" text null, "created_at" timestamptz(3) not null, primary key ("id"))',
    );
    this.addSql('create index "files_pending_index" on "files" ("id") where preview_status = \'PENDING\'');
    this.addSql('create index "files_archive_id_id_index" on "files" ("archive_id", "id")');
    this.addSql('create index "files_uploader_id_size_index" on "files" ("uploader_id", "size")');
    this.addSql(
      'create table "task_attachments" ("task_id" uuid not null, "file_id" uuid not null, "position" int not null, primary key ("task_id", "file_id"))',
    );
    this.addSql('create index "task_attachments_file_id_index" on "task_attachments" ("file_id")');
    this.addSql(
      'create table "message_attachments" ("message_id" uuid not null, "file_id" uuid not null, "position" int not null, primary key ("message_id", "file_id"))',
    );
    this.addSql('create index "message_attachments_file_id_index" on "message_attachments" ("file_id")');
    this.addSql('alter table "organizations" add "storage_id" text null');
    this.addSql('alter table "users" add "avatar_id" uuid null');
    this.addSql(
      'alter table "users" add constraint "users_avatar_id_foreign" foreign key ("avatar_id") references "files" ("id") on update no action on delete no action',
    );
    this.addSql('create index "users_avatar_id_index" on "users" ("avatar_id")');
    this.addSql(
      'alter table "files" add constraint "files_uploader_id_foreign" foreign key ("uploader_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "files" add constraint "files_archive_id_foreign" foreign key ("archive_id") references "files" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_attachments" add constraint "task_attachments_task_id_foreign" foreign key ("task_id") references "tasks" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_attachments" add constraint "task_attachments_file_id_foreign" foreign key ("file_id") references "files" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "message_attachments" add constraint "message_attachments_message_id_foreign" foreign key ("message_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "message_attachments" add constraint "message_attachments_file_id_foreign" foreign key ("file_id") references "files" ("id") on update no action on delete no action',
    );
  }
}
