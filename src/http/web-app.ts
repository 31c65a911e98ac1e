import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerNotBuilt } from './error-handler.js';
import { hashedFiles } from './hashed-files.js';
import { appHeaders } from './headers.js';

/** Paths that belong to others, or hold files: what is missing there is no page of the app. */
const NO_PAGES = /^\/(api|assets|files|graphiql|graphql|healthz|readyz|v1)(\/|$)/;

/**
 * Serves the web client at `/`, and at every path that a browser opens and nothing else has, for its router has the pages.
 * What lies in `assets` has the hash of its content in its name and is kept for a year; all else is asked for afresh on
 * every visit. folder: the built client (absolute), as it is at the start; where it is missing, pages are answered with 503.
 */
export async function serveWebApp(scope: FastifyInstance, folder: string): Promise<void> {
  // Where the task manager of old had its administration.
  scope.get('/admin/', (_request, reply) => reply.redirect('/admin'));
  if (!existsSync(join(folder, 'index.html'))) {
    scope.get('/*', (request, reply) => (opensPage(request) ? answerNotBuilt(request, reply) : reply.callNotFound()));
    return;
  }
  await scope.register(fastifyStatic, {
    ...hashedFiles,
    root: join(folder, 'assets'),
    prefix: '/assets',
    setHeaders: (reply) => void reply.headers(appHeaders),
    decorateReply: false,
  });
  await scope.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    globIgnore: ['assets/**', '**/*.{br,gz}'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => void reply.headers({ ...appHeaders, 'cache-control': 'no-cache' }),
  });
  scope.get('/*', (request, reply) => (opensPage(request) ? reply.sendFile('index.html') : reply.callNotFound()));
}

/** Whether a browser wants a page to show; scripts, images and other programs do not say that they take HTML. */
function opensPage({ url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0]!;
  return path === '/' || (!NO_PAGES.test(path) && (headers.accept ?? '').includes('text/html'));
}
