import { Migration } from '@mikro-orm/migrations';

export class Backups extends Migration {
  override up(): void {
    this.addSql(
      'create table "backups" ("id" uuid not null, "name" text not null, "status" text not null, "started_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, "database_size" bigint null, "sha256" text null, "row_count" bigint null, "log_seq" bigint null, "file_count" int null, "file_size" bigint null, "error" text null, primary key ("id"))',
    );
  }
}
