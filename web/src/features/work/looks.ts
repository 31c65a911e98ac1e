import {
  ArrowDown,
  ArrowUp,
  Circle,
  CircleCheckBig,
  CircleDot,
  CircleEllipsis,
  type LucideIcon,
  Minus,
} from 'lucide-react';
import type { TaskFactsFragment } from '../../generated/documents.js';

export type Status = TaskFactsFragment['status'];
export type Priority = TaskFactsFragment['priority'];

/** In the order in which work goes. */
export const STATUSES = ['TODO', 'IN_PROGRESS', 'REVIEW', 'DONE'] as const satisfies Status[];
export const PRIORITIES = ['HIGH', 'MEDIUM', 'LOW'] as const satisfies Priority[];

export const STATUS_ICONS: Record<Status, LucideIcon> = {
  TODO: Circle,
  IN_PROGRESS: CircleDot,
  REVIEW: CircleEllipsis,
  DONE: CircleCheckBig,
};

export const PRIORITY_ICONS: Record<Priority, LucideIcon> = { HIGH: ArrowUp, MEDIUM: Minus, LOW: ArrowDown };
