import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerWith } from '../harness/helper.js';

/* The limit of delivery: one prepared string to every socket, as often as asked. */

const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

/** Lets the loop write and read between two messages, as every server must. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

answerWith(async ({ times, bytes }: { times?: number; bytes?: number }) => {
  if (times === undefined) return { port: (sockets.address() as AddressInfo).port };
  const text = 'x'.repeat(bytes!);
  for (let time = 0; time < times; time++) {
    for (const socket of sockets.clients) socket.send(text);
    await turn();
  }
  return {};
});
