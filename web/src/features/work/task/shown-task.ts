import type { TaskQuery } from '../../../generated/work-documents.js';

/** A task as its panel has it. */
export type ShownTask = NonNullable<TaskQuery['task']>;
