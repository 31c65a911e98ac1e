import { Migration } from '@mikro-orm/migrations';

export class ProjectsTasks extends Migration {
  override up(): void {
    this.addSql(
      'create table "projects" ("id" uuid not null, "name" text not null, "search_text" text not null, "description" text not null, "created_by_id" uuid not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "deleted_at" timestamptz(3) null, "version" int not null, primary key ("id"))',
    );
    this.addSql(
      'create table "project_members" ("project_id" uuid not null, "user_id" uuid not null, "role" text not null, "joined_at" timestamptz(3) not null, primary key ("project_id", "user_id"))',
    );
    this.addSql(
      'create index "project_members_user_id_project_id_index" on "project_members" ("user_id", "project_id")',
    );
    this.addSql(
      'create table "tasks" ("id" uuid not null, "title" text not null, "description" text not null, "search_text" text not null, "status" text not null, "priority" text not null, "project_id" uuid null, "creator_id" uuid not null, "assignee_id" uuid null, "assigned_by_id" uuid null, "due_date" timestamptz(3) null, "completed_at" timestamptz(3) null, "message_id" uuid null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "deleted_at" timestamptz(3) null, "version" int not null, primary key ("id"))',
    );
    this.addSql('create index "tasks_creator_id_index" on "tasks" ("creator_id")');
    this.addSql('create index "tasks_assigned_by_id_index" on "tasks" ("assigned_by_id")');
    this.addSql('create index "tasks_message_id_index" on "tasks" ("message_id")');
    this.addSql('create index "tasks_due_date_id_index" on "tasks" ("due_date", "id")');
    this.addSql('create index "tasks_updated_at_id_index" on "tasks" ("updated_at", "id")');
    this.addSql('create index "tasks_created_at_id_index" on "tasks" ("created_at", "id")');
    this.addSql('create index "tasks_assignee_id_status_index" on "tasks" ("assignee_id", "status")');
    this.addSql('create index "tasks_project_id_status_index" on "tasks" ("project_id", "status")');
    this.addSql(
      'create table "task_comments" ("id" uuid not null, "task_id" uuid not null, "author_id" uuid not null, "content" text not null, "created_at" timestamptz(3) not null, primary key ("id"))',
    );
    this.addSql(
      'create index "task_comments_task_id_created_at_id_index" on "task_comments" ("task_id", "created_at", "id")',
    );
    this.addSql(
      'create table "task_changes" ("id" uuid not null, "task_id" uuid not null, "version" int not null, "actor_id" uuid not null, "field" text not null, "from_value" text null, "to_value" text null, "changed_at" timestamptz(3) not null, primary key ("id"))',
    );
    this.addSql('create index "task_changes_task_id_version_id_index" on "task_changes" ("task_id", "version", "id")');
    this.addSql('create index "events_task_id_seq_index" on "events" ("task_id", "seq") where task_id is not null');
    this.addSql(
      'create index "events_project_id_seq_index" on "events" ("project_id", "seq") where project_id is not null',
    );
    this.addSql(
      'alter table "projects" add constraint "projects_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "project_members" add constraint "project_members_project_id_foreign" foreign key ("project_id") references "projects" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "project_members" add constraint "project_members_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "tasks" add constraint "tasks_project_id_foreign" foreign key ("project_id") references "projects" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "tasks" add constraint "tasks_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "tasks" add constraint "tasks_assignee_id_foreign" foreign key ("assignee_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "tasks" add constraint "tasks_assigned_by_id_foreign" foreign key ("assigned_by_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "tasks" add constraint "tasks_message_id_foreign" foreign key ("message_id") references "messages" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_comments" add constraint "task_comments_task_id_foreign" foreign key ("task_id") references "tasks" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_comments" add constraint "task_comments_author_id_foreign" foreign key ("author_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_changes" add constraint "task_changes_task_id_foreign" foreign key ("task_id") references "tasks" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "task_changes" add constraint "task_changes_actor_id_foreign" foreign key ("actor_id") references "users" ("id") on update no action on delete no action',
    );
  }
}
