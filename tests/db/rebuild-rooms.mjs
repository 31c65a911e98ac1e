import { Migration } from '@mikro-orm/migrations';

/** A change of a column. What SQLite needs for it: the table is made anew, filled from the old one, and takes its name. */
export class RebuildRooms extends Migration {
  up() {
    if (this.driver.getPlatform().constructor.name.startsWith('Postgre')) {
      this.addSql('alter table rooms add column colour text null');
      this.addSql(`update rooms set colour = 'none'`);
      return;
    }
    this.addSql(`create table rooms_new (id text not null primary key, name text not null, topic text null,
      is_private integer not null, is_general integer not null, created_by_id text null references users (id),
      created_at datetime not null, deleted_at datetime null, import_key text null, version integer not null, colour text null)`);
    this.addSql(`insert into rooms_new select *, 'none' from rooms`);
    this.addSql('drop table rooms');
    this.addSql('alter table rooms_new rename to rooms');
  }
}
