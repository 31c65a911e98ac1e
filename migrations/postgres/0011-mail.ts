import { Migration } from '@mikro-orm/migrations';

export class Mail extends Migration {
  override up(): void {
    this.addSql(
      'create table "invitations" ("id" uuid not null, "email" text not null, "email_key" text not null, "invited_by_id" uuid not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "accepted_at" timestamptz(3) null, "accepted_by_id" uuid null, primary key ("id"))',
    );
    this.addSql('create index "invitations_email_key_index" on "invitations" ("email_key")');
    this.addSql('create index "invitations_invited_by_id_index" on "invitations" ("invited_by_id")');
    this.addSql('create index "invitations_accepted_by_id_index" on "invitations" ("accepted_by_id")');
    this.addSql(
      'alter table "users" add "email_verified_at" timestamptz(3) null, add "email_bounced_at" timestamptz(3) null, add "digested_at" timestamptz(3) null',
    );
    this.addSql(
      'alter table "invitations" add constraint "invitations_invited_by_id_foreign" foreign key ("invited_by_id") references "users" ("id") on update no action on delete no action',
    );
    this.addSql(
      'alter table "invitations" add constraint "invitations_accepted_by_id_foreign" foreign key ("accepted_by_id") references "users" ("id") on update no action on delete no action',
    );
  }
}
