import type { EventEmitter } from 'node:events';

/**
 * Resolves with what the socket's `close` tells, also where an error came before: a reset is one way to be closed.
 * `once` of node:events would reject then.
 */
export function closing<T = unknown>(socket: EventEmitter): Promise<T> {
  return new Promise((resolve) => socket.once('close', resolve));
}
