import { Migration } from '@mikro-orm/migrations';

/**
 * The archive takes tasks too, and points to a message's place when its content goes, not before. What a run had under way goes back. An update
 * of a message that changes no indexed column writes no index where its page has room, which a tenth of each is left for.
 */
export class ArchiveOfTasks extends Migration {
  override up(): void {
    this.addSql('alter table "archive_segments" alter column "room_id" drop not null');
    this.addSql(
      'alter table "archive_segments" add column "kind" text not null default \'MESSAGES\', add column "project_id" uuid null, add column "first_ordered_at" bigint null, add column "last_ordered_at" bigint null',
    );
    this.addSql('alter table "archive_segments" alter column "kind" drop default');
    this.addSql(
      'alter table "archive_segments" add constraint "archive_segments_project_id_foreign" foreign key ("project_id") references "projects" ("id") on update no action on delete no action',
    );
    this.addSql(
      'update "archive_segments" s set "first_ordered_at" = m."first", "last_ordered_at" = m."last" from (select "segment_id", min("ordered_at") as "first", max("ordered_at") as "last" from "messages" where "segment_id" is not null group by "segment_id") m where m."segment_id" = cast(s."id" as text)',
    );
    this.addSql(
      'update "messages" set "segment_id" = null, "segment_position" = null where "segment_id" is not null and "content" is not null',
    );
    this.addSql(
      'delete from "archive_segments" where "run_id" in (select "id" from "archive_runs" where "stage" in (\'CLAIMING\', \'EXPORTING\'))',
    );
    this.addSql('delete from "archive_runs" where "stage" in (\'CLAIMING\', \'EXPORTING\')');
    this.addSql('drop index "messages_segment_index"');
    this.addSql('drop index "messages_thread_root_id_ordered_at_id_index"');
    this.addSql(
      'create index "messages_thread_index" on "messages" ("thread_root_id", "ordered_at", "id") where thread_root_id is not null',
    );
    this.addSql('alter table "messages" set (fillfactor = 90)');
    this.addSql(
      'alter table "tasks" add column "segment_id" text null, add column "segment_position" int null, add column "restored_at" timestamptz(3) null',
    );
    this.addSql(
      'create index "tasks_segment_index" on "tasks" ("segment_id", "segment_position") where segment_id is not null',
    );
  }
}
