import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../src/config.js';
import { buildDemo } from './build-demo.js';
import { readStory } from './story.js';

/** Tells a demo's data folder from a real one, and holds what is told about it. */
const MARKER = 'demo.json';

/** What is told of a demo. people: usernames; viewer: whose view of it is the best; password: everybody's. */
export interface Demo {
  viewer: string;
  password: string;
  people: string[];
  rooms: number;
  messages: number;
}

/**
 * Fills a folder with the demo's workspace, unless it holds one already. fresh: throws that one away first. Nothing is
 * ever deleted or written in a folder that is no demo's. Throws an Error with one sentence, as for a configuration that
 * is meant for a real installation.
 */
export async function openDemo(config: Config, folder: string, { fresh = false } = {}): Promise<Demo> {
  if (config.production) throw new Error('NODE_ENV is production: the demo would be no place for real people.');
  if (config.databaseUrl)
    throw new Error('DATABASE_URL is set: the demo makes a database of its own; start it without.');
  const marker = path.join(folder, MARKER);
  const isThere = existsSync(folder) && (await readdir(folder)).length > 0;
  if (isThere && !existsSync(marker)) throw new Error(`${folder} holds something else than a demo; it is left alone.`);
  if (isThere && !fresh) return JSON.parse(await readFile(marker, 'utf8'));
  await rm(folder, { recursive: true, force: true });
  return fill(config, folder);
}

/** Beside the folder first: a demo that was cut short while it was made is none. */
async function fill(config: Config, folder: string): Promise<Demo> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const story = await readStory();
  const password = newPassword();
  const messages = await buildDemo({ ...config, dataDir: draft }, story, password);
  const people = story.people.map(({ username }) => username);
  const demo: Demo = { viewer: story.viewer, password, people, rooms: story.rooms.length, messages };
  await writeFile(path.join(draft, MARKER), JSON.stringify(demo, null, 2), { mode: 0o600 });
  await rename(draft, folder);
  return demo;
}

/** Three groups of letters that are not taken for one another: 54 bits, and easily typed on a phone. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
