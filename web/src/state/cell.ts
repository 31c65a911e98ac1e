/** One value that changes, in the shape that `useSyncExternalStore` asks for. */
export interface Cell<Value> {
  readonly current: () => Value;
  /** Sets the value and tells everyone who listens; the same value again is no change. */
  readonly become: (next: Value) => void;
  /** Calls the listener after each change; gives what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function cell<Value>(initial: Value): Cell<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    become(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
