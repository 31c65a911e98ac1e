import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../../src/config.js';
import { migrate } from '../../src/db/migrate.js';
import { openOrm } from '../../src/db/orm.js';
import { buildRoom, buildUser } from '../support/builders.js';
import { compile } from '../support/built-server.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { runOn } from '../support/postgres-server.mjs';
import { createTestApp, database, newDatabase } from '../support/test-app.js';
import { RebuildRooms } from './rebuild-rooms.mjs';

const run = promisify(execFile);
const script = path.join(import.meta.dirname, 'migrate-and-die.mjs');
/** How often two nodes start at once. */
const STARTS = Number(process.env.TEST_STARTS ?? 4);
/** Processes at a time. */
const AT_ONCE = 2;

type Place = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** Starts a migration of the database that dies before the statement; 0: goes through. Gives how many there were. */
async function migrateAndDie(folder: string, place: Place, last: number): Promise<number | 'killed'> {
  const { dataDir, databaseUrl } = place;
  const args = [script, folder, JSON.stringify({ dataDir, databaseUrl }), String(last)];
  return run(process.execPath, args).then(
    ({ stdout }) => Number(stdout),
    (error) => {
      if (error.signal !== 'SIGKILL') throw error;
      return 'killed';
    },
  );
}

/** The same database once more. */
async function copyOf(place: Place): Promise<Place> {
  const copy = await newDatabase();
  if (database === 'sqlite') {
    await cp(place.dataDir, copy.dataDir, { recursive: true });
    return copy;
  }
  const nameOf = ({ databaseUrl }: Place) => new URL(databaseUrl!).pathname.slice(1);
  const server = process.env.TEST_SERVER!;
  await runOn(server, `drop database "${nameOf(copy)}"`);
  await runOn(server, `create database "${nameOf(copy)}" template "${nameOf(place)}"`);
  return copy;
}

/** What the database was migrated by, in order. */
async function executedIn(place: Place): Promise<string[]> {
  const orm = await openPatiently(place);
  const rows = await orm.em.fork().execute<{ name: string }[]>('select name from mikro_orm_migrations order by id');
  await orm.close(true);
  return rows.map(({ name }) => name);
}

/** A busy machine may take longer to connect than a server is willing to wait: here it is asked again. */
async function openPatiently(place: Place): ReturnType<typeof openOrm> {
  for (let tries = 5; ; tries--) {
    const orm = await openOrm(place);
    const isConnected = await orm.em
      .fork()
      .execute('select 1')
      .then(
        () => true,
        (error: unknown) => {
          if (tries === 1) throw error;
          return false;
        },
      );
    if (isConnected) return orm;
    await orm.close(true);
  }
}

async function contentOf(place: Place, column: string) {
  const orm = await openPatiently(place);
  const em = orm.em.fork();
  const rooms = await em.execute(`select id, name, ${column} as colour from rooms order by id`);
  const [rest] = await em.execute(`select (select count(*) from room_members) members,
    (select count(*) from messages) messages, (select count(*) from users) users, (select count(*) from events) events`);
  await orm.close(true);
  return { rooms, ...rest };
}

/** As many starts as there are statements, milliseconds: more than other tests have. */
const TAKES = 400_000;

test(
  'row F20: wherever a migration is killed, the next start completes it, and nothing is lost',
  async () => {
    const app = await createTestApp();
    const ann = await buildUser(app);
    const room = await buildRoom(app, { owners: [ann] });
    await get(app, ann, SEND, { input: { roomId: room.id, content: 'kept' } });
    await app.close();
    const folder = await compile();
    const wanted = await contentOf(app.config, `'none'`);
    expect(wanted).toMatchObject({ rooms: [{}, {}], messages: 1 });

    const whole = await copyOf(app.config);
    const statements = (await migrateAndDie(folder, whole, 0)) as number;
    expect(await contentOf(whole, 'colour')).toEqual(wanted);

    (migrations[database] as object[]).push({ name: '9998-rebuild-rooms', class: RebuildRooms });
    const points = Array.from({ length: statements }, (_, index) => index + 1);
    const kill = async () => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        const place = await copyOf(app.config);
        expect([point, await migrateAndDie(folder, place, point)]).toEqual([point, 'killed']);
        await migrate(place);
        expect([point, await contentOf(place, 'colour')]).toEqual([point, wanted]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, kill)).finally(() => migrations[database].pop());
    expect(statements).toBeGreaterThan(8);
  },
  TAKES,
);

test(
  'row F20: of two nodes that start at once, time and again, one migrates and the other waits',
  async () => {
    const app = await createTestApp();
    await buildRoom(app, { owners: [await buildUser(app)] });
    await app.close();
    const folder = await compile();
    const wanted = await contentOf(app.config, `'none'`);
    const before = await executedIn(app.config);
    for (let start = 0; start < STARTS; start++) {
      const place = await copyOf(app.config);
      const both = await Promise.all([migrateAndDie(folder, place, 0), migrateAndDie(folder, place, 0)]);
      expect(both).toEqual([expect.any(Number), expect.any(Number)]);
      expect(await executedIn(place)).toEqual([...before, '9998-rebuild-rooms']);
      expect(await contentOf(place, 'colour')).toEqual(wanted);
    }
  },
  TAKES,
);
