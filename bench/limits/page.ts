import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { answerWith, settingsOfHelper } from '../harness/helper.js';

/*
 * The limit of a page: the same rows by one prepared statement, as JSON behind plain node:http, without anything else.
 */

const { url, folder, roomId } = settingsOfHelper<{ url: string | null; folder: string; roomId: string }>();

const statement = (parameter: string) => `
  select m.id, m.content, m.ordered_at, m.edited_at, m.version, u.id as author_id, u.username, u.display_name
  from messages m join users u on u.id = m.author_id
  where m.room_id = ${parameter} order by m.ordered_at desc, m.id desc limit 50`;

function readerOf(): () => object[] | Promise<object[]> {
  if (url === null) {
    const db = new Database(path.join(folder, 'messenger.sqlite'));
    const select = db.prepare<[string], object>(statement('?'));
    return () => select.all(roomId);
  }
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  return async () => (await pool.query({ name: 'page', text: statement('$1'), values: [roomId] })).rows;
}

const read = readerOf();
const server = createServer(async (_request, response) => {
  const body = JSON.stringify(await read());
  response.setHeader('content-type', 'application/json');
  response.end(body);
}).listen(0, '127.0.0.1');

answerWith(() => ({ port: (server.address() as AddressInfo).port }));
