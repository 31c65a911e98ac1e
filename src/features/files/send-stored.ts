import { Readable } from 'node:stream';
import contentDisposition from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import parseRange from 'range-parser';
import type { ByteRange } from '../../storage/file-store.js';

/** What is sent, and how. */
export interface Sent {
  name: string;
  type: string;
  /** Strong: the bytes never change. */
  etag: string;
  /** Bytes; null: not known, and sent as a whole only. */
  size: number | null;
  /** Whether a browser may show it instead of saving it. */
  isInline: boolean;
  read(range?: ByteRange): Promise<Readable>;
}

/** Whatever is opened as a page of its own runs nothing, loads nothing, and has an origin of its own. */
const SANDBOX = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Sends bytes of the store: 200, 206 for one range (several are answered with the whole, RFC 9110 §15.3.7), 304 where the client
 * has them, 416 where there is no such range.
 */
export async function sendStored(request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const { name, type, etag, size, isInline } = sent;
  const ofAll = { etag, 'content-security-policy': SANDBOX, ...(size !== null && { 'accept-ranges': 'bytes' }) };
  const ofContent = {
    'content-type': type,
    'content-disposition': contentDisposition(name, { type: isInline ? 'inline' : 'attachment' }),
  };
  // What a cache on the way shall do, `fresh` would take for itself.
  if (fresh({ 'if-none-match': request.headers['if-none-match'] }, { etag }))
    return reply
      .code(304)
      .headers({ ...ofAll, ...ofContent })
      .send();
  const range = size === null ? null : rangeOf(request, etag, size);
  if (range === 'unsatisfiable')
    return reply
      .code(416)
      .headers({ ...ofAll, 'content-range': `bytes */${size}` })
      .send();
  // For HEAD nothing is read; what is no stream would be taken for the whole. What fails here is answered without these headers.
  const bytes = request.method === 'HEAD' ? Readable.from([]) : await sent.read(range ?? undefined);
  reply.headers({ ...ofAll, ...ofContent });
  const length = range ? range.end - range.start + 1 : size;
  if (length !== null) reply.header('content-length', length);
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  return reply.send(bytes);
}

/** Null: the whole. */
function rangeOf({ headers }: FastifyRequest, etag: string, size: number): ByteRange | 'unsatisfiable' | null {
  const { range, 'if-range': condition } = headers;
  if (range === undefined || (condition !== undefined && condition !== etag)) return null;
  const ranges = parseRange(size, range);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0]!;
}
