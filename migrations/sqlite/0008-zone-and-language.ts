import { Migration } from '@mikro-orm/migrations';

export class ZoneAndLanguage extends Migration {
  override up(): void {
    this.addSql('alter table `users` add column `time_zone` text null');
    this.addSql('alter table `users` add column `language` text null');
  }
}
