import { z } from 'zod';
import { type Moment, names, toMoment } from './story-text.js';

const STATUSES = ['TODO', 'IN_PROGRESS', 'REVIEW', 'DONE'] as const;
export type StoryStatus = (typeof STATUSES)[number];

/** A task, when it was made and by whom, and what became of it. */
export interface TaskStory {
  at: Moment;
  author: string;
  title: string;
  text: string;
  to: string | null;
  priority: 'LOW' | 'MEDIUM' | 'HIGH';
  due: Moment | null;
  moves: { at: Moment; by: string; status: StoryStatus }[];
  said: { at: Moment; by: string; text: string }[];
  files: string[];
}

/** A project with its tasks. members: the owner among them or not. */
export interface ProjectStory {
  name: string;
  description: string;
  owner: string;
  members: string[];
  tasks: TaskStory[];
}

const HEAD = /^((?:-?\d+ )\d\d:\d\d) (\S+)$/;
const MOVE = /^((?:-?\d+ )\d\d:\d\d) (\S+) (TODO|IN_PROGRESS|REVIEW|DONE)$/;
const SAID = /^((?:-?\d+ )\d\d:\d\d) (\S+): (.+)$/s;

const projectSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  owner: z.string(),
  members: names,
  tasks: z.array(z.record(z.string(), z.unknown())),
});

const taskSchema = z.strictObject({
  text: z.string().default(''),
  to: z.string().optional(),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH']).default('MEDIUM'),
  due: z.string().optional(),
  moves: z.array(z.string().regex(MOVE)).default([]),
  said: z.array(z.string().regex(SAID)).default([]),
  files: names.default([]),
});

/** Reads a file of projects/; company.yaml says how it is written. Throws an Error that tells what is not as it should be. */
export function toProject(file: unknown): ProjectStory {
  const { tasks, ...project } = projectSchema.parse(file);
  return { ...project, description: project.description.trimEnd(), tasks: tasks.map(toTask) };
}

function toTask(item: Record<string, unknown>): TaskStory {
  const head = Object.keys(item).find((key) => HEAD.test(key)) ?? '';
  const [, moment, author] = HEAD.exec(head) ?? [];
  const { [head]: title, ...rest } = item;
  if (!moment || typeof title !== 'string')
    throw new Error(`no task as \`-3 09:30 name: title\`: ${JSON.stringify(item)}`);
  const { text, to, priority, due, moves, said, files } = taskSchema.parse(rest);
  return {
    at: toMoment(moment, 0),
    author: author!,
    title,
    text: text.trimEnd(),
    to: to ?? null,
    priority,
    files,
    due: due === undefined ? null : toMoment(due, 0),
    moves: moves.map((move) => {
      const [, at, by, status] = MOVE.exec(move)!;
      return { at: toMoment(at!, 0), by: by!, status: status as StoryStatus };
    }),
    said: said.map((comment) => {
      const [, at, by, words] = SAID.exec(comment)!;
      return { at: toMoment(at!, 0), by: by!, text: words!.trimEnd() };
    }),
  };
}
