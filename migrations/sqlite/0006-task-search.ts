import { Migration } from '@mikro-orm/migrations';

/**
 * Which tasks hold which three characters, for `tasks(filter: { query })`. Rows of the index are numbers, and those of SQLite's own
 * tables change when the file is vacuumed: each task gets one that stays. Kept by triggers, which a rebuilt table of tasks needs anew.
 */
export class TaskSearch extends Migration {
  override up(): void {
    this.addSql(
      'create table `task_search_rows` (`row` integer primary key, `task_id` text not null unique references `tasks` (`id`))',
    );
    this.addSql(
      "create virtual table `task_search` using fts5 (`search_text`, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')",
    );
    this.addSql('insert into `task_search_rows` (`task_id`) select `id` from `tasks` order by `id`');
    this.addSql(
      'insert into `task_search` (`rowid`, `search_text`) select r.`row`, t.`search_text` from `task_search_rows` r join `tasks` t on t.`id` = r.`task_id`',
    );
    this.addSql(
      'create trigger `task_search_insert` after insert on `tasks` begin ' +
        'insert into `task_search_rows` (`task_id`) values (new.`id`); ' +
        'insert into `task_search` (`rowid`, `search_text`) select `row`, new.`search_text` from `task_search_rows` where `task_id` = new.`id`; end',
    );
    this.addSql(
      'create trigger `task_search_update` after update of `search_text` on `tasks` when new.`search_text` <> old.`search_text` begin ' +
        'update `task_search` set `search_text` = new.`search_text` where `rowid` = (select `row` from `task_search_rows` where `task_id` = new.`id`); end',
    );
    this.addSql(
      'create trigger `task_search_delete` before delete on `tasks` begin ' +
        'delete from `task_search` where `rowid` = (select `row` from `task_search_rows` where `task_id` = old.`id`); ' +
        'delete from `task_search_rows` where `task_id` = old.`id`; end',
    );
    this.addSql(
      "create index `tasks_rank_id_index` on `tasks` (case `priority` when 'HIGH' then 3 when 'MEDIUM' then 2 else 1 end, `id`)",
    );
  }
}
