import type { IncomingMessage } from 'node:http';
import { PassThrough, type TransformCallback } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { processRequest, Upload } from 'graphql-upload-minimal';
import type { Limits } from '../limits.js';
import { DomainError } from '../shared/errors.js';
import { isSafePath } from './upload-paths.js';

/** Headers of which no foreign page can send one without being asked (the same that Apollo wants). */
const PREFLIGHT = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Takes uploads: multipart requests with `operations`, `map` and one file, in this order
 * (https://github.com/jaydenseric/graphql-multipart-request-spec). The file is read by the operation that wants it, while it comes.
 */
export function takeUploads(scope: FastifyInstance, limits: Limits): void {
  const most = Math.max(limits.fileBytes, limits.zipBytes) + limits.bodyBytes;
  const bodies = new WeakMap<IncomingMessage, Multipart>();
  scope.addContentTypeParser('multipart/form-data', async (request: { raw: IncomingMessage }) => {
    const { raw } = request;
    if (!PREFLIGHT.some((header) => raw.headers[header])) {
      throw new DomainError('BAD_REQUEST', `Uploads are sent with the header ${PREFLIGHT[0]}.`);
    }
    if (Number(raw.headers['content-length'] ?? 0) > most) throw new DomainError('PAYLOAD_TOO_LARGE');
    const body = new Multipart(raw, most);
    bodies.set(raw, body);
    const operations = await readOperations(body, limits.bodyBytes);
    if (isTwice(operations)) throw new DomainError('BAD_REQUEST', 'A file is named in two places of the operations.');
    return operations;
  });
  // A file that nobody wanted.
  scope.addHook('onResponse', async ({ raw }) => void bodies.get(raw)?.destroy());
}

async function readOperations(body: Multipart, maxFieldSize: number): Promise<unknown> {
  try {
    return await processRequest(body as never, undefined as never, { maxFieldSize, maxFiles: 1 });
  } catch (error) {
    body.destroy();
    throw refusalOf(error);
  }
}

/** What the library, its parser or the connection says of a body that could not be read. */
export function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { status, message } = error as { status?: number; message: string };
  if (status === 413) return new DomainError('PAYLOAD_TOO_LARGE', message);
  return new DomainError('BAD_REQUEST', status ? message : 'The multipart body is not whole.');
}

/** The body as the library reads it. Whatever ends it early, the rest goes nowhere, so that the sender gets to reading the answer. */
class Multipart extends PassThrough {
  readonly headers: IncomingMessage['headers'];
  private size = 0;

  constructor(
    raw: IncomingMessage,
    private readonly most: number,
  ) {
    super();
    this.headers = raw.headers;
    this.on('error', () => {});
    this.once('close', () => raw.unpipe(this).resume());
    raw.once('close', () => raw.readableEnded || this.destroy());
    raw.pipe(this);
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    if (this.size > this.most) done(new DomainError('PAYLOAD_TOO_LARGE'));
    else super._transform(chunk, encoding, done);
  }

  /** The library sets what any path leads to, also functions that all objects share, and ignores fields it has no use for. */
  override pipe<T extends NodeJS.WritableStream>(parser: T): T {
    const [read] = parser.listeners('field') as ((...field: unknown[]) => void)[];
    parser.removeAllListeners('field').on('field', (name: string, value: string, ...rest: unknown[]) => {
      if (name === 'map' && !isSafePath(value))
        this.refuse(parser, 'BAD_REQUEST', 'The map names a path that is none.');
      else read?.(name, value, ...rest);
    });
    // The library hears one error only; busboy says a second one when it is stopped in the middle, which would end the process.
    parser.on('error', () => {});
    parser.on('fieldsLimit', () =>
      this.refuse(parser, 'PAYLOAD_TOO_LARGE', 'There are fields beside operations and map.'),
    );
    return super.pipe(parser);
  }

  private refuse(parser: NodeJS.WritableStream, code: 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE', message: string): void {
    (parser as PassThrough).destroy(new DomainError(code, message));
  }
}

/** Whether one file stands in two places. Not recursive: the operations may be nested deeper than the stack. */
function isTwice(operations: unknown): boolean {
  const rest: unknown[] = [operations];
  let found = 0;
  while (rest.length > 0) {
    const value = rest.pop();
    if (value instanceof Upload) found++;
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) rest.push(inner);
  }
  return found > 1;
}
