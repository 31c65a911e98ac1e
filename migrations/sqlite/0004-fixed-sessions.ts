import { Migration } from '@mikro-orm/migrations';

export class FixedSessions extends Migration {
  override up(): void {
    this.addSql('alter table `sessions` add column `rotates` integer not null default true');
  }
}
