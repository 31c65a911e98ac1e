import { Migration } from '@mikro-orm/migrations';

export class Archive extends Migration {
  override up(): void {
    this.addSql(
      'create table "archive_runs" ("id" uuid not null, "day" text not null, "stage" text not null, "owner" text not null, "cutoff" timestamptz(3) not null, "manifest_sha256" text null, "started_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql(
      'create table "archive_segments" ("id" uuid not null, "run_id" uuid not null, "room_id" uuid not null, "count" int not null, "sha256" text null, "size" bigint null, "members" jsonb null, "erased_at" timestamptz(3) null, "redacted_at" timestamptz(3) null, "restored_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql('create index "archive_segments_run_id_id_index" on "archive_segments" ("run_id", "id")');
    this.addSql(
      'create index "messages_segment_index" on "messages" ("segment_id", "segment_position") where segment_id is not null',
    );
    this.addSql(
      'alter table "archive_segments" add constraint "archive_segments_run_id_foreign" foreign key ("run_id") references "archive_runs" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "archive_segments" add constraint "archive_segments_room_id_foreign" foreign key ("room_id") references "rooms" ("id") on update no action on delete no action',
    );
  }
}
