import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, createContext, loader, type Viewer } from '../../context.js';
import { clientOf } from '../../http/client-of.js';
import type { Services } from '../../services.js';
import { DomainError, notFound } from '../../shared/errors.js';
import { authenticate } from '../accounts/authenticate.js';
import type { StoredFile } from './file.entity.js';
import { seesOriginal } from './file.loaders.js';
import { originalKey, PREVIEW_SIZES, type PreviewSize, previewKey } from './file-keys.js';
import type { LinkParameters } from './file-links.js';
import { isShown } from './file-types.js';
import { getFile } from './find-file.js';
import { sendStored } from './send-stored.js';

interface FileRoute {
  Params: { id: string; size: string };
  Querystring: LinkParameters & { download?: unknown };
}

type FileRequest = FastifyRequest<FileRoute>;

/** Seconds after which a preview that is being made is worth asking for again. */
const RETRY_AFTER = 2;

/**
 * GET /files/:id, and /files/:id/previews/320 and 1280: the bytes, for who sees the file at this moment. Who asks is known by an
 * access token or by a link of `File.url`; 401 without either, and 404 alike for what is absent and what is foreign. Who sees a
 * file only as somebody's picture is given its preview: the original tells where it was taken.
 */
export function serveFiles(http: FastifyInstance, services: Services): void {
  http.get<FileRoute>('/files/:id', async (request, reply) => {
    const { ctx, file } = await findFile(services, request, request.params.id);
    if (!(await loader(ctx, seesOriginal).load(file.id))) return sendPreview(services, request, reply, file, 'LARGE');
    return sendStored(request, reply, {
      name: file.name,
      type: file.type,
      etag: `"${file.sha256}"`,
      size: file.size,
      isInline: isShown(file.type) && request.query.download === undefined,
      read: (range) => services.store.read(originalKey(file.id), range),
    });
  });

  http.get<FileRoute>('/files/:id/previews/:size', async (request, reply) => {
    const { id, size } = request.params;
    const { file } = await findFile(services, request, `${id}/previews/${size}`);
    const found = Object.entries(PREVIEW_SIZES).find(([, pixels]) => String(pixels) === size);
    if (!found) throw notFound();
    return sendPreview(services, request, reply, file, found[0] as PreviewSize);
  });
}

/** target: what a link to it leads to. Throws UNAUTHENTICATED, NOT_FOUND. */
async function findFile(
  services: Services,
  request: FileRequest,
  target: string,
): Promise<{ ctx: Context; file: StoredFile }> {
  const viewer = await viewerOf(services, request, target);
  if (!viewer) throw new DomainError('UNAUTHENTICATED');
  const ctx = createContext(services, { viewer, client: clientOf(services.config, request.raw) });
  return { ctx, file: await getFile(ctx, request.params.id) };
}

async function viewerOf(services: Services, request: FileRequest, target: string): Promise<Viewer | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return (await authenticate(services, authorization))?.viewer ?? null;
  const sessionId = services.links.read(target, request.query);
  const session = sessionId === null ? null : await services.sessions.load(sessionId);
  return session && { id: session.userId, role: session.role, sessionId: session.id };
}

async function sendPreview(
  services: Services,
  request: FileRequest,
  reply: FastifyReply,
  file: StoredFile,
  size: PreviewSize,
): Promise<FastifyReply> {
  if (file.previewStatus === 'PENDING') throw new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER });
  if (file.previewStatus !== 'READY') throw notFound();
  return sendStored(request, reply, {
    name: `${file.name}.webp`,
    type: 'image/webp',
    etag: `"${file.sha256}-${PREVIEW_SIZES[size]}"`,
    size: null,
    isInline: request.query.download === undefined,
    read: (range) => services.store.read(previewKey(file.id, size), range),
  });
}
