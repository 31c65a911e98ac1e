/*
 * Migrates a database as the compiled server would at its start, by one more migration than it has, and dies before a
 * statement. Arguments: the folder of what is compiled, the database as JSON, the statement's number; 0: none, and it
 * tells how many there were. The last number of all dies after everything was committed.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RebuildRooms } from './rebuild-rooms.mjs';

const [folder, database, last] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const pg = require('pg');
const Database = require('better-sqlite3');

let count = 0;

function pass() {
  count++;
  if (count === Number(last)) process.kill(process.pid, 'SIGKILL');
}

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  pass();
  return query.apply(this, args);
};

const Statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'));
for (const [prototype, method] of [
  [Statement, 'run'],
  [Statement, 'all'],
  [Database.prototype, 'exec'],
]) {
  const original = prototype[method];
  prototype[method] = function (...args) {
    pass();
    return original.apply(this, args);
  };
}

const load = (file) => import(pathToFileURL(join(folder, file)).href);
const { migrations } = await load('migrations/index.js');
const { migrate } = await load('src/db/migrate.js');
for (const list of Object.values(migrations)) list.push({ name: '9998-rebuild-rooms', class: RebuildRooms });
await migrate(JSON.parse(database));
pass();
console.log(count);
