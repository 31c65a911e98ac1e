import { EventEmitter } from 'node:events';

/** The contentless hint that the log has grown. Losing one costs at most the follower's poll interval. */
export interface WakeUps {
  notify(): void;
  /** Gives back how to stop listening. */
  listen(listener: () => void): () => void;
}

/** Wake-ups inside one process. */
export function memoryWakeUps(): WakeUps {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    notify: () => void emitter.emit('wake'),
    listen(listener) {
      emitter.on('wake', listener);
      return () => emitter.off('wake', listener);
    },
  };
}
