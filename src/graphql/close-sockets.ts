import { setTimeout } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** RFC 6455: the server goes away; clients come back. */
const GOING_AWAY = 1001;
/** Sockets are closed over so long, milliseconds: this much for each, and at most so much for all. */
const SPREAD = { each: 20, all: 2000 };
/** A socket is not closed while a query or mutation of its runs, for so long, milliseconds. */
const PATIENCE = 3000;
/** A client has so long to answer the close, milliseconds. */
const HANDSHAKE = 1000;
const STEP = 20;

/**
 * Closes all sockets with 1001, in random order and one after the other, so that their clients do not come back to
 * another node all at once. Resolves when they are gone, at most 6 s later. isBusy: whether an answer is being made.
 */
export async function closeSockets(sockets: Set<WebSocket>, isBusy: (socket: WebSocket) => boolean): Promise<void> {
  const spread = Math.min(sockets.size * SPREAD.each, SPREAD.all);
  await Promise.all(
    [...sockets].map(async (socket) => {
      await setTimeout(Math.random() * spread);
      for (let waited = 0; isBusy(socket) && waited < PATIENCE; waited += STEP) await setTimeout(STEP);
      await close(socket);
    }),
  );
}

async function close(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close(GOING_AWAY, 'Going away');
  await Promise.race([closed, setTimeout(HANDSHAKE, undefined, { ref: false })]);
  socket.terminate();
}
