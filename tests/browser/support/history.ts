import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../src/shared/project-root.js';
import { zipBytes } from '../../features/imports/slack/build-export.js';
import type { Person, TestRoom, Workspace } from './workspace.js';

const PEOPLE = 12;
/** Between two messages, seconds. */
const PAUSE = 240;
const DAY = 86_400;
/** Every so many messages one began a thread, of so many replies. */
const THREAD = { every: 50, replies: 3 };

/** A room full of messages and somebody who has read them all. textOf: what the message of a number, from 1, begins with. */
export interface History {
  room: TestRoom;
  reader: Person;
  messages: number;
  textOf: (number: number) => string;
}

/**
 * Imports a room of Slack with so many messages, the newest one of yesterday, replies not counted: short and long ones,
 * lists, code, quotes, links, reactions and threads, the same each time. Takes a second or two for 5,000.
 */
export async function importHistory(workspace: Workspace, messages: number): Promise<History> {
  const id = workspace.newNumber();
  const name = `history-${id}`;
  const users = Array.from({ length: PEOPLE }, (_, index) => ({
    id: `U${id}X${index}`,
    name: `author-${id}-${index}`,
  }));
  const channel = { id: `C${id}`, name, creator: users[0]!.id, members: users.map((user) => user.id) };
  const entries = { 'users.json': users, 'channels.json': [channel], ...daysOf(name, users, messages) };
  const file = path.join(workspace.dataDir, `${name}.zip`);
  await writeFile(file, await zipBytes(entries, { compress: true }));
  const script = path.join(projectRoot, 'dist/scripts/import.js');
  const env = { ...process.env, DATA_DIR: workspace.dataDir, DATABASE_URL: '' };
  await promisify(execFile)(process.execPath, [script, 'slack', file], { env });
  const reader = await workspace.adopt(users[0]!.name);
  const { rooms } = await workspace.ask(reader, '{ rooms(first: 10) { nodes { id name } } }');
  return { room: rooms.nodes.find((room: TestRoom) => room.name === name), reader, messages, textOf };
}

function textOf(number: number): string {
  return `Message ${number}.`;
}

/** The entries of an export: a list of messages for each day. */
function daysOf(channel: string, users: { id: string }[], messages: number): Record<string, object[]> {
  const last = Math.floor(Date.now() / 1000) - DAY;
  const days: Record<string, object[]> = {};
  const say = (second: number, number: number, text: string, more: object = {}) => {
    const day = new Date(second * 1000).toISOString().slice(0, 10);
    const message = { user: users[number % PEOPLE]!.id, ts: `${second}.000100`, text, ...more };
    (days[`${channel}/${day}.json`] ??= []).push(message);
  };
  for (let number = 1; number <= messages; number++) {
    const second = last - (messages - number) * PAUSE;
    const ts = `${second}.000100`;
    const began = number % THREAD.every === 0;
    const more = { reactions: reactionsOf(number, users), ...(began && { thread_ts: ts }) };
    say(second, number, `${textOf(number)} ${bodyOf(number)}`, more);
    for (let reply = 1; began && reply <= THREAD.replies; reply++) {
      say(second + reply, number + reply, `Reply ${reply} to message ${number}.`, { thread_ts: ts });
    }
  }
  return days;
}

function bodyOf(number: number): string {
  if (number % 17 === 0) return 'What is left:\n- the ropes\n- the lamps\n- *the lock of the shed*';
  if (number % 13 === 0) return 'This is what it says:\n```\n$ tide --harbour kalasaari\n1.42 m, rising\n```';
  if (number % 11 === 0) return 'The plan is at <https://harbour.example/plan|the harbour office>, Причал 3.';
  if (number % 7 === 0) return '\n> Who has the key?\nThe key hangs behind the door.';
  return 'The wind turned and the boats turned with it. '.repeat(number % 5);
}

function reactionsOf(number: number, users: { id: string }[]): object[] {
  return number % 9 === 0 ? [{ name: '+1', users: users.slice(0, 3).map(({ id }) => id) }] : [];
}
