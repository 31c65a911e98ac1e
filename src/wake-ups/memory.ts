import { EventEmitter } from 'node:events';

/** The contentless hint that there is something new. Losing one costs at most the listener's poll interval. */
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
