import { expect, test } from '@jest/globals';
import { Migration } from '@mikro-orm/migrations';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/db/migrate.js';
import { openOrm } from '../../src/db/orm.js';
import { buildRoom, buildUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, database, newDatabase } from '../support/test-app.js';
import { RebuildRooms } from './rebuild-rooms.mjs';

class BreakReferences extends Migration {
  override up(): void {
    this.addSql('delete from rooms');
  }
}

async function withMigration(migration: { name: string; class: typeof Migration }, work: () => Promise<void>) {
  const list = migrations[database] as { name: string; class: unknown }[];
  list.push(migration);
  await work().finally(() => list.pop());
}

test('rebuilding a filled table loses no row that refers to it', async () => {
  const app = await createTestApp();
  const ann = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann] });
  await get(app, ann, SEND, { input: { roomId: room.id, content: 'kept' } });
  await app.close();
  const counts = async () => {
    const orm = await openOrm(app.config);
    const rows = await orm.em.fork().execute(
      `select (select count(*) from rooms) rooms, (select count(*) from room_members) members,
        (select count(*) from messages) messages, (select count(*) from users) users`,
    );
    await orm.close(true);
    return rows[0];
  };
  const before = await counts();
  expect(before).toMatchObject({ rooms: 2, members: 2, messages: 1 });
  await withMigration({ name: '9998-rebuild-rooms', class: RebuildRooms as never }, () => migrate(app.config));
  expect(await counts()).toEqual(before);
});

test('row F20: a migration that would break references changes nothing', async () => {
  const app = await createTestApp();
  await buildUser(app);
  await app.close();
  await withMigration({ name: '9998-break', class: BreakReferences as never }, async () => {
    await expect(migrate(app.config)).rejects.toThrow(/reference|foreign key/i);
  });
  const orm = await openOrm(app.config);
  expect(await orm.em.fork().execute('select name from rooms')).toEqual([{ name: 'general' }]);
  await orm.close(true);
});

test('row F20: a database that is newer than the server is refused in one clear sentence', async () => {
  const config = await newDatabase();
  await withMigration(
    {
      name: '9999-from-the-future',
      class: class extends Migration {
        override up(): void {}
      } as never,
    },
    () => migrate(config),
  );
  await expect(migrate(config)).rejects.toThrow(
    'The database is newer than this server: it has the migration 9999-from-the-future',
  );
});

test('row F20: every migration is part of the one transaction', () => {
  const own = migrations[database].filter(({ class: migration }) => !migration.prototype.isTransactional());
  expect(own.map(({ name }) => name)).toEqual([]);
});

test('row F20: two servers that start at once migrate once', async () => {
  const config = await newDatabase();
  // In one process SQLite's lock would wait for itself: there the second start comes after the first.
  if (database === 'sqlite') await migrate(config);
  await Promise.all(database === 'sqlite' ? [migrate(config)] : [migrate(config), migrate(config)]);
  const orm = await openOrm(config);
  const executed = await orm.migrator.getExecuted();
  expect(executed.map(({ name }) => name)).toEqual(migrations[database].map(({ name }) => name));
  await orm.close(true);
});
