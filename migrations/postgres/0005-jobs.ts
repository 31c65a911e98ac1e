import { Migration } from '@mikro-orm/migrations';

export class Jobs extends Migration {
  override up(): void {
    this.addSql(
      'create table "jobs" ("id" uuid not null, "kind" text not null, "key" text not null, "payload" jsonb not null, "status" text not null, "run_at" timestamptz(3) not null, "attempts" int not null, "lease" int not null, "last_error" text null, "created_at" timestamptz(3) not null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, primary key ("id"))',
    );
    this.addSql('create index "jobs_due_index" on "jobs" ("run_at") where status in (\'WAITING\', \'RUNNING\')');
    this.addSql('create index "jobs_status_id_index" on "jobs" ("status", "id")');
    this.addSql('alter table "jobs" add constraint "jobs_kind_key_unique" unique ("kind", "key")');
  }
}
