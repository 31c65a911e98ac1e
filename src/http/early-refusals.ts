import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../shared/errors.js';

/** A refusal of what comes to no route. */
interface Early {
  status: number;
  code: ErrorCode;
  message: string;
}

const NO_HTTP: Early = { status: 400, code: 'BAD_REQUEST', message: 'This is no request of HTTP/1.1.' };
/** By the codes of Node and Fastify. */
const EARLY: Record<string, Early> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'BAD_REQUEST', message: 'The request did not come in time.' },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'PAYLOAD_TOO_LARGE',
    message: `The address and the headers are larger than ${maxHeaderSize / 1024} KiB.`,
  },
  HPE_INVALID_METHOD: { status: 400, code: 'BAD_REQUEST', message: 'HTTP has no such method.' },
  FST_ERR_BAD_URL: { status: 400, code: 'BAD_REQUEST', message: 'The address is not UTF-8, percent-encoded.' },
  // Longer than any id.
  FST_ERR_MAX_PARAM_LENGTH: { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' },
};

/** What Node tells of a request that it could not read; rawPacket: what came last, often all. */
interface ClientError extends Error {
  code?: string;
  rawPacket?: unknown;
  /** The address, where it was known. */
  url?: string;
}

/**
 * Settings of Fastify by which what it or Node refuses before there is a route is answered as all refusals are. headers: of every
 * answer. isOfRest: whether an address is one of REST, whose clients know another body than those of GraphQL.
 */
export function earlyRefusals(headers: Record<string, string>, isOfRest: (url: string) => boolean) {
  const bodyOf = (url: string, { code, message }: Early) =>
    isOfRest(url) ? { code, detail: message } : { errors: [{ message, extensions: { code } }] };

  return {
    frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
      const early = EARLY[error.code] ?? NO_HTTP;
      void reply.headers(headers).status(early.status).send(bodyOf(request.url, early));
    },

    clientErrorHandler(error: ClientError, socket: Duplex): void {
      // Nobody is there any more.
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      const early = EARLY[error.code ?? ''] ?? NO_HTTP;
      const body = JSON.stringify(bodyOf(error.url ?? urlIn(error.rawPacket), early));
      const lines = Object.entries({
        ...headers,
        connection: 'close',
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      const { status } = early;
      if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
      socket.destroy(error);
    },
  };
}

/** The address in the first line of a request, as far as it can be seen. */
function urlIn(packet: unknown): string {
  return /^\S+ (\/\S*)/.exec(Buffer.isBuffer(packet) ? packet.toString('latin1') : '')?.[1] ?? '';
}
