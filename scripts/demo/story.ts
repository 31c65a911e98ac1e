import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../src/shared/project-root.js';
import { type ProjectStory, toProject } from './project-story.js';
import { type Moment, names, toMoment } from './story-text.js';

/*
 * The texts of the demo: company.yaml tells who works there, each file of rooms/ one room with all that is said in it, each
 * of projects/ one project with its tasks. company.yaml says how they are written.
 */

const FOLDER = path.join(projectRoot, 'scripts/demo');

const SPEECH = /^((?:-?\d+ )?\d\d:\d\d) (\S+)$/;

/** What somebody says. before: what it said until it was edited; isDeleted: taken back; files: names of what goes with it; thread: what is answered to it. */
export interface Speech {
  at: Moment;
  author: string;
  text: string;
  before: string | null;
  isDeleted: boolean;
  files: string[];
  reactions: { emoji: string; by: string[] }[];
  thread: Speech[];
}

/** A room. members: the owner among them or not; null: everybody. readUntil: how far the viewer has read; null: all. */
export interface RoomStory {
  name: string;
  topic: string;
  isGeneral: boolean;
  isPrivate: boolean;
  owner: string;
  members: string[] | null;
  readUntil: Moment | null;
  speeches: Speech[];
}

const companySchema = z.strictObject({
  viewer: z.string(),
  people: z.array(z.strictObject({ username: z.string(), name: z.string(), email: z.email() })),
});

export interface Story extends z.output<typeof companySchema> {
  rooms: RoomStory[];
  projects: ProjectStory[];
}

const roomSchema = z.strictObject({
  name: z.string(),
  topic: z.string(),
  general: z.boolean().default(false),
  private: z.boolean().default(false),
  owner: z.string(),
  members: names.optional(),
  read: z.string().optional(),
  days: z.record(z.string().regex(/^(0|-\d+)$/), z.array(z.record(z.string(), z.unknown()))),
});

const extras = z.strictObject({
  before: z.string().optional(),
  deleted: z.boolean().default(false),
  files: names.default([]),
  react: z.record(z.string(), names).default({}),
  thread: z.array(z.record(z.string(), z.unknown())).default([]),
});

/** Reads all texts. Throws an Error that names the file and the message that is not written as it should be. */
export async function readStory(): Promise<Story> {
  const company = companySchema.parse(await read('company.yaml'));
  const rooms = await readAll('rooms', (file) => toRoom(roomSchema.parse(file)));
  return { ...company, rooms, projects: await readAll('projects', toProject) };
}

async function readAll<Part>(folder: string, take: (file: unknown) => Part): Promise<Part[]> {
  const files = (await readdir(path.join(FOLDER, folder))).sort();
  return Promise.all(
    files.map(async (file) => {
      try {
        return take(await read(path.join(folder, file)));
      } catch (cause) {
        throw new Error(`${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    }),
  );
}

async function read(file: string): Promise<unknown> {
  return parse(await readFile(path.join(FOLDER, file), 'utf8'));
}

function toRoom({ days, read, ...room }: z.output<typeof roomSchema>): RoomStory {
  return {
    name: room.name,
    topic: room.topic,
    isGeneral: room.general,
    isPrivate: room.private,
    owner: room.owner,
    members: room.members ?? null,
    readUntil: read === undefined ? null : toMoment(read, 0),
    speeches: Object.entries(days).flatMap(([day, items]) => items.map((item) => toSpeech(item, Number(day)))),
  };
}

function toSpeech(item: Record<string, unknown>, day: number): Speech {
  const [head = '', ...others] = Object.keys(item).filter((key) => SPEECH.test(key));
  const [, moment, author] = SPEECH.exec(head) ?? [];
  const { [head]: text, ...rest } = item;
  if (!moment || typeof text !== 'string' || others.length > 0) {
    throw new Error(`day ${day}: no message as \`09:30 name: text\`: ${JSON.stringify(item)}`);
  }
  const { before, deleted, files, react, thread } = extras.parse(rest);
  const at = toMoment(moment, day);
  return {
    at,
    author: author!,
    text: text.trimEnd(),
    before: before ?? null,
    isDeleted: deleted,
    files,
    reactions: Object.entries(react).map(([emoji, by]) => ({ emoji, by })),
    thread: thread.map((reply) => toSpeech(reply, at.day)),
  };
}
