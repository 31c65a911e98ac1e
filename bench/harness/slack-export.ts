import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { CONTENT } from './seed.js';

const PEOPLE = 50;
const CHANNELS = 4;
const DAYS = 25;
const DAY = 86_400;
/** 1 January 2024, seconds. */
const START = 1_704_067_200;

/**
 * Writes a made-up Slack export: people and channels, and messages of which every third is a reply, every fifth has a
 * reaction and every tenth calls somebody.
 */
export async function writeSlackExport(file: string, messages: number): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, content: unknown) => zip.addBuffer(Buffer.from(JSON.stringify(content)), name);
  const people = Array.from({ length: PEOPLE }, (_, index) => `U${index + 1}`);
  add(
    'users.json',
    people.map((id) => ({ id, name: id.toLowerCase(), profile: { display_name: `Person ${id}` } })),
  );
  const channels = Array.from({ length: CHANNELS }, (_, index) => ({
    id: `C${index + 1}`,
    name: `channel-${index + 1}`,
  }));
  add(
    'channels.json',
    channels.map((channel) => ({ ...channel, creator: 'U1', created: START - DAY, members: people })),
  );
  const daily = messages / CHANNELS / DAYS;
  for (const { name } of channels) {
    for (let day = 0; day < DAYS; day++) {
      const date = new Date((START + day * DAY) * 1000).toISOString().slice(0, 10);
      add(`${name}/${date}.json`, messagesOf(START + day * DAY, daily, people));
    }
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

function messagesOf(start: number, count: number, people: string[]): object[] {
  const time = (number: number) => `${start + Math.floor((number * DAY) / count)}.${String(number).padStart(6, '0')}`;
  return Array.from({ length: count }, (_, number) => ({
    type: 'message',
    user: people[number % PEOPLE],
    ts: time(number),
    text: `${number % 10 === 0 ? `<@${people[(number + 1) % PEOPLE]}> ` : ''}${CONTENT}`,
    ...(number % 3 === 2 && { thread_ts: time(number - 2) }),
    ...(number % 5 === 0 && { reactions: [{ name: 'thumbsup', users: [people[(number + 2) % PEOPLE]], count: 1 }] }),
  }));
}
