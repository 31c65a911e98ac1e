import { Migration } from '@mikro-orm/migrations';

/**
 * Which tasks hold which three characters, for `tasks(filter: { query })`. The extension pg_trgm does the same, but is not installed
 * on every server. The text is copied, for in the table of tasks each change of a status would write its hundreds of entries again.
 * The function tells of what it costs, and is not run by several at once: else it would be run for every row instead of the index.
 */
export class TaskSearch extends Migration {
  override up(): void {
    this.addSql(
      `create function trigrams_of(value text) returns text[] language plpgsql immutable strict cost 10000 as $$
        declare
          c text[] := string_to_array(value, null);
          trigrams text[] := '{}';
        begin
          for i in 1 .. cardinality(c) - 2 loop
            trigrams[i] := c[i] || c[i + 1] || c[i + 2];
          end loop;
          return trigrams;
        end $$`,
    );
    this.addSql(
      'create table "task_search" ("task_id" uuid not null primary key references "tasks" ("id") on delete cascade, "search_text" text not null)',
    );
    this.addSql('insert into "task_search" select "id", "search_text" from "tasks"');
    this.addSql(
      'create index "task_search_trigrams_index" on "task_search" using gin ((trigrams_of("search_text")) collate "C")',
    );
    this.addSql(
      `create function index_task() returns trigger language plpgsql as $$
        begin
          insert into task_search (task_id, search_text) values (new.id, new.search_text)
            on conflict (task_id) do update set search_text = excluded.search_text;
          return null;
        end $$`,
    );
    this.addSql(
      'create trigger "task_search_insert" after insert on "tasks" for each row execute function index_task()',
    );
    this.addSql(
      'create trigger "task_search_update" after update of "search_text" on "tasks" for each row' +
        ' when (old."search_text" is distinct from new."search_text") execute function index_task()',
    );
    this.addSql(
      'create index "tasks_rank_id_index" on "tasks" ((case "priority" when \'HIGH\' then 3 when \'MEDIUM\' then 2 else 1 end), "id")',
    );
  }
}
