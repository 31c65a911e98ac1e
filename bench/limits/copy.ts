import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { answerWith } from '../harness/helper.js';

/* The limit of the archive: all messages out of the database through gzip, in seconds. PostgreSQL's own COPY; a bare loop over SQLite. */

answerWith(async ({ url, folder }: { url: string | null; folder: string }) => {
  const started = performance.now();
  const gzip = spawn('gzip', { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(gzip, 'exit');
  if (url) {
    const copy = spawn('psql', [url, '-c', 'copy messages to stdout'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await pipeline(copy.stdout, gzip.stdin);
  } else {
    const db = new Database(path.join(folder, 'messenger.sqlite'), { readonly: true });
    await pipeline(Readable.from(chunksOf(db)), gzip.stdin);
    db.close();
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`gzip ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000 };
});

function* chunksOf(db: Database.Database): Generator<string> {
  let chunk = '';
  for (const row of db.prepare('select * from messages').raw().iterate()) {
    chunk += `${(row as unknown[]).join('\t')}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
