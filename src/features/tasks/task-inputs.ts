import { z } from 'zod';
import { lineText, text } from '../../shared/input.js';
import { foldCase } from '../accounts/username.js';
import type { Task } from './task.entity.js';

export const STATUSES = ['TODO', 'IN_PROGRESS', 'REVIEW', 'DONE'] as const;
export const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;

/** Most code points of a title. */
export const MAX_TITLE = 200;

/** What inputs give of a task's fields, each with its limits. */
export const taskTitle = lineText({ min: 1, max: MAX_TITLE });
/** Markdown. */
export const taskDescription = text({ max: 16_384 });
export const taskStatus = z.enum(STATUSES);
export const taskPriority = z.enum(PRIORITIES);

/** What `tasks(filter: { query })` looks into. */
export function searchTextOf(task: Pick<Task, 'title' | 'description'>): string {
  return foldCase(`${task.title}\n${task.description}`);
}
