/*
 * Loaded before a built server (`node --import`), so that nothing of it is in the build. The parent process arms it
 * over IPC: { die: point, skip }, { hold: milliseconds }, { pages: number | null }, { clock: ms }, { clock: ms, look: true },
 * { throw: where }.
 * FAILPOINTS in the environment holds a first such message as JSON, for what must hold from the start on; PUSH_SERVICE where push
 * messages go: { port, ca }.
 */

import { Resolver } from 'node:dns/promises';
import files from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const require = createRequire(import.meta.url);
const pg = require('pg');
const Database = require('better-sqlite3');
const jsonwebtoken = require('jsonwebtoken');

/** The point at which to die, and how often it is passed before. */
let armed = null;
/** Longest time for which a transaction is held open before its COMMIT, milliseconds. */
let hold = 0;
/** Added to the clock, milliseconds. */
let offset = 0;
/** How long access tokens are good, the server's leeway included, seconds; null: as the server makes them. */
let tokenSeconds = null;
const LEEWAY_SECONDS = 30;
const databases = [];

function pass(point) {
  if (armed?.die !== point || armed.skip-- > 0) return;
  process.kill(process.pid, 'SIGKILL');
}

const isInsert = (sql) => /^\s*insert into .?messages\b/i.test(sql);
const is = (word, sql) => sql.slice(0, 20).trim().toLowerCase().startsWith(word);
/** What a statement writes: `insert into tasks`, `update jobs`. */
const writeOf = (sql) =>
  /^\s*(?:insert into|update)\s+["`]?\w+/i.exec(sql)?.[0].trim().toLowerCase().replace(/["`]/, '');
/** By connection: what its transaction has written. */
const written = new WeakMap();

/** Passes the points around one statement of a connection; gives what to call when it is done. */
function around(sql, connection) {
  if (is('begin', sql)) {
    pass('before the transaction');
    written.set(connection, new Set());
  }
  const write = writeOf(sql);
  if (write) {
    pass(`before ${write}`);
    written.get(connection)?.add(write);
  }
  const writes = is('commit', sql) ? [...(written.get(connection) ?? [])] : [];
  if (is('commit', sql)) pass('before commit');
  for (const each of writes) pass(`before the commit of ${each}`);
  return () => {
    if (isInsert(sql)) pass('after the insert');
    if (write) pass(`after ${write}`);
    if (is('commit', sql)) pass('after commit');
    for (const each of writes) pass(`after the commit of ${each}`);
  };
}

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (statement, ...rest) {
  // Statements that are kept prepared come as objects.
  const text = typeof statement === 'string' ? statement : statement?.text;
  if (typeof text !== 'string' || typeof rest.at(-1) === 'function') return query.call(this, statement, ...rest);
  const done = around(text, this);
  const run = () => query.call(this, statement, ...rest);
  const wait =
    hold > 0 && is('commit', text) ? new Promise((resolve) => setTimeout(resolve, Math.random() * hold)) : null;
  const result = wait ? wait.then(run) : run();
  return result.then((value) => {
    done();
    return value;
  });
};

const Statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'));
for (const method of ['run', 'all']) {
  const original = Statement[method];
  Statement[method] = function (...parameters) {
    const done = around(this.source, this.database);
    const result = original.apply(this, parameters);
    done();
    return result;
  };
}

const { rename } = files;
files.rename = async (...paths) => {
  pass('before the rename');
  await rename(...paths);
  pass('after the rename');
};
syncBuiltinESMExports();

/** Every name is one of the internet, and all of it is the push service of the test: what the server looks at before it connects stays. */
function leadTo({ port, ca }) {
  Resolver.prototype.resolve4 = async () => ['93.184.216.34'];
  Resolver.prototype.resolve6 = async () => [];
  const { createConnection } = https.Agent.prototype;
  https.Agent.prototype.createConnection = function (options, ...rest) {
    const here = { ...options, host: '127.0.0.1', port, lookup: undefined, ca };
    return createConnection.call(this, here, ...rest);
  };
}
if (process.env.PUSH_SERVICE) leadTo(JSON.parse(process.env.PUSH_SERVICE));

const { pragma } = Database.prototype;
Database.prototype.pragma = function (...parameters) {
  if (!databases.includes(this)) databases.push(this);
  return pragma.apply(this, parameters);
};

const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function (body, ...rest) {
  if (armed && String(body).includes('"sendMessage":{')) this.once('finish', () => pass('after the reply'));
  return end.call(this, body, ...rest);
};

const { now } = Date;
Date.now = () => now() + offset;

/** What is done again and again: whoever sets the clock on by hours may have all of it done at once. */
const repeated = new Map();
const { setInterval, clearInterval } = globalThis;
globalThis.setInterval = (callback, ...rest) => {
  const timer = setInterval(callback, ...rest);
  repeated.set(timer, callback);
  return timer;
};
globalThis.clearInterval = (timer) => {
  repeated.delete(timer);
  clearInterval(timer);
};

const { sign } = jsonwebtoken;
jsonwebtoken.sign = (payload, key, options) => {
  const isShort = tokenSeconds !== null && options.header.typ === 'at+jwt';
  const exp = Math.floor(Date.now() / 1000) + tokenSeconds - LEEWAY_SECONDS;
  return sign(isShort ? { ...payload, exp } : payload, key, options);
};

/** No room left beyond the pages that are in use, for connections that write; null lets them grow again. */
function limitPages(extra) {
  for (const database of databases.filter((database) => database.open)) {
    const used = pragma.call(database, 'page_count', { simple: true });
    pragma.call(database, `max_page_count = ${extra === null ? 1_073_741_823 : used + extra}`);
  }
}

const accidents = {
  'a promise': () => void Promise.reject(new Error('failpoint: nobody waits for this')),
  'a timer': () =>
    setTimeout(() => {
      throw new Error('failpoint: thrown in a timer');
    }),
  'a listener': () => {
    const { emit } = ServerResponse.prototype;
    ServerResponse.prototype.emit = function (...event) {
      if (event[0] === 'finish') throw new Error('failpoint: thrown in a listener');
      return emit.apply(this, event);
    };
  },
};

function obey(message) {
  if ('die' in message) armed = { skip: 0, ...message };
  if ('hold' in message) hold = message.hold;
  if ('clock' in message) offset = message.clock;
  if ('look' in message) for (const look of repeated.values()) look();
  if ('tokenSeconds' in message) tokenSeconds = message.tokenSeconds;
  if ('pages' in message) limitPages(message.pages);
  if ('throw' in message) accidents[message.throw]();
}

if (process.env.FAILPOINTS) obey(JSON.parse(process.env.FAILPOINTS));
process.on('message', obey);
// The server's life is not to hang on its parent's ear.
process.channel?.unref();
