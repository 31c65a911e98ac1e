import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../load/uploader.ts';
import type { World } from '../world.ts';

/** A message with the number of the event that told of it. */
interface Sent {
  seq: number;
  id: string;
  content: string;
  roomId: string;
  orderedAt: number;
}

interface Changes {
  messages: Sent[];
  /** Numbers and types of the log's events. */
  events: { seq: number; type: string }[];
}

/** What was sent and what the log tells, in the log's order. */
export async function changesOf(world: World): Promise<Changes> {
  const messages = await world.query(
    `select e.seq, m.id, m.content, m.room_id as "roomId", m.ordered_at as "orderedAt" from messages m
      join events e on e.message_id = m.id order by e.seq`,
  );
  return {
    messages: messages.map(numbered),
    events: (await world.query('select seq, type from events order by seq')).map(numbered),
  };
}

/** PostgreSQL gives its large numbers as texts. */
function numbered<T extends { seq: unknown; orderedAt?: unknown }>(row: T): T {
  return { ...row, seq: Number(row.seq), ...('orderedAt' in row && { orderedAt: Number(row.orderedAt) }) };
}

/**
 * Compares what was restored with what there was: all up to where the backup's log ends, nothing after it, and every file with its bytes. folder: of the
 * backup.
 */
export async function checkRestored(
  world: World,
  before: Changes,
  folder: string,
): Promise<{ messages: number; files: number; wrong: string[] }> {
  const { log } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const wrong: string[] = [];
  const after = await changesOf(world);
  for (const kind of ['messages', 'events'] as const) {
    const expected = before[kind].filter(({ seq }) => seq <= log.seq);
    if (JSON.stringify(after[kind]) !== JSON.stringify(expected))
      wrong.push(`${kind}: ${after[kind].length} were restored of ${expected.length}, or others`);
  }
  if (log.seq === before.events.at(-1)!.seq) wrong.push('nothing was sent after the backup: it shows nothing');
  const files = await world.query('select id, sha256, uploader_id as "uploaderId" from files');
  const tokens = new Map(world.accounts.map(({ id, token }) => [id, token]));
  for (const { id, sha256, uploaderId } of files) {
    const headers = { authorization: `Bearer ${tokens.get(uploaderId)}` };
    const response = await fetch(`${world.doors.url(0)}/files/${id}`, { headers });
    const found = response.ok ? hashOf(new Uint8Array(await response.arrayBuffer())) : response.status;
    if (found !== sha256) wrong.push(`the file ${id}: ${found} in place of ${sha256}`);
  }
  if (files.length === 0) wrong.push('no file was in the backup: it shows nothing');
  return { messages: after.messages.length, files: files.length, wrong };
}
