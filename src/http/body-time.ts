import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What must come of an upload in each span of time, bytes: a line that is slower is as good as cut. */
const LEAST = 32 * 1024;

/**
 * Ends requests whose bodies do not come with 408: all of a body has `seconds` to come, and an upload as long for each of its
 * next 32 KiB, since it may be large and its line slow.
 */
export function boundBodyTime(server: FastifyInstance, seconds: number): void {
  server.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (raw.complete) return;
    const end = () => {
      // Nothing reads a body that has nothing in it to its end: it is the answer that takes long.
      if (raw.complete) stop();
      else
        server.server.emit('clientError', Object.assign(new Error(), { code: TIMEOUT, url: request.url }), raw.socket);
    };
    const timer = isUpload(request)
      ? setInterval(stalled(raw.socket, end), seconds * 1000)
      : setTimeout(end, seconds * 1000);
    timer.unref();
    const stop = () => clearInterval(timer);
    raw.once('end', stop).once('close', stop);
  });
}

/** What Node's own timeout emits, and what is answered with 408. */
const TIMEOUT = 'ERR_HTTP_REQUEST_TIMEOUT';

function stalled(socket: FastifyRequest['raw']['socket'], end: () => void): () => void {
  let before = socket.bytesRead;
  return () => {
    if (socket.bytesRead - before < LEAST) end();
    before = socket.bytesRead;
  };
}

function isUpload({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}
