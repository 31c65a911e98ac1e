import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** The task whose panel is open beside the page: it stands in the address. */
export function useOpenTask(): {
  taskId: string | null;
  /** Leaves the page as it is. */
  openTask: (id: string) => void;
  closeTask: () => void;
  /** The page's address with the task open. */
  hrefOf: (id: string) => string;
} {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (id: string | null) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        if (id) next.set('task', id);
        else next.delete('task');
        return next;
      }),
    [setParams],
  );
  return {
    taskId: params.get('task'),
    openTask: set,
    closeTask: useCallback(() => set(null), [set]),
    hrefOf(id) {
      const next = new URLSearchParams(params);
      next.set('task', id);
      return `?${next}`;
    },
  };
}
