import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { TaskOrder } from '../../generated/work-documents.js';
import { PRIORITIES, type Priority, STATUSES, type Status } from './looks.js';

/** The report is of one project. */
export const VIEWS = ['board', 'list', 'statistics', 'report'] as const;
export type View = (typeof VIEWS)[number];

export const ORDERS = ['PRIORITY_DESC', 'DUE_ASC', 'UPDATED_DESC', 'CREATED_DESC', 'CREATED_ASC'] as const;
export const DUES = ['overdue', 'today', 'week'] as const;

/** What is looked for, as the address says it. */
export interface Wanted {
  query: string;
  statuses: readonly Status[];
  priorities: readonly Priority[];
  /** An id; `me`, `none`; empty: anybody. */
  assignee: string;
  due: (typeof DUES)[number] | '';
  order: TaskOrder;
}

/** How tasks are looked at: it all stands in the address, so that it can be kept and sent. */
export function useView(first: View): {
  view: View;
  wanted: Wanted;
  isFiltered: boolean;
  setView: (view: View) => void;
  want: (change: Partial<Wanted>) => void;
  clear: () => void;
} {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const wanted = useMemo(() => read(new URLSearchParams(text)), [text]);
  const change = (values: Record<string, string>, options?: { replace: boolean }) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    }, options);
  return {
    view: oneOf(VIEWS, params.get('view')) ?? first,
    wanted,
    isFiltered: FILTERS.some((name) => params.has(name)),
    setView: (view) => change({ view: view === first ? '' : view }),
    want: (next) => change(write({ ...wanted, ...next }), { replace: true }),
    clear: () => change(Object.fromEntries(FILTERS.map((name) => [name, '']))),
  };
}

const FILTERS = ['q', 'status', 'priority', 'assignee', 'due'];
const FIRST_ORDER = 'PRIORITY_DESC';

function read(params: URLSearchParams): Wanted {
  const several = <T extends string>(all: readonly T[], name: string) =>
    (params.get(name) ?? '').split(',').filter((value): value is T => (all as readonly string[]).includes(value));
  return {
    query: (params.get('q') ?? '').slice(0, 200),
    statuses: several(STATUSES, 'status'),
    priorities: several(PRIORITIES, 'priority'),
    assignee: params.get('assignee') ?? '',
    due: oneOf(DUES, params.get('due')) ?? '',
    order: oneOf(ORDERS, params.get('order')) ?? FIRST_ORDER,
  };
}

function write({ query, statuses, priorities, assignee, due, order }: Wanted): Record<string, string> {
  return {
    q: query,
    status: statuses.join(','),
    priority: priorities.join(','),
    assignee,
    due,
    order: order === FIRST_ORDER ? '' : order,
  };
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | undefined {
  return all.find((one) => one === value);
}
