import type { Scope } from './filter-of.js';

/** Where tasks of a scope are shown. */
export function scopeAddress(scope: Scope): string {
  if (scope.kind === 'mine') return '/work/my';
  return scope.kind === 'all' ? '/work/all' : projectAddress(scope.projectId);
}

export const projectAddress = (id: string): string => `/work/projects/${id}`;

/** Where a task can be found by everyone who sees it. */
export const taskAddress = (id: string): string => `/work/all?task=${id}`;
