import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../shared/project-root.js';
import { answerNotBuilt } from './error-handler.js';
import { hashedFiles } from './hashed-files.js';
import { graphiqlHeaders } from './headers.js';
import { serveWebApp } from './web-app.js';

/**
 * Serves GraphiQL at `/graphiql` and the web client at `/`, each with its own content security policy. The pages are asked
 * for afresh on every visit. webRoot: the built pages (absolute); where they are missing, the answer is 503.
 */
export async function staticPages(
  app: FastifyInstance,
  { webRoot = join(projectRoot, 'dist/web') }: { webRoot?: string } = {},
): Promise<void> {
  await app.register((scope) => serveGraphiql(scope, join(webRoot, 'graphiql')));
  await app.register((scope) => serveWebApp(scope, join(webRoot, 'app')));
}

async function serveGraphiql(scope: FastifyInstance, folder: string): Promise<void> {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.removeHeader('cache-control').headers(graphiqlHeaders);
  });
  scope.get('/graphiql/', (_request, reply) => reply.redirect('/graphiql', 301));
  if (!existsSync(join(folder, 'index.html'))) {
    for (const path of ['/graphiql', '/graphiql/assets/*']) scope.get(path, answerNotBuilt);
    return;
  }
  await scope.register(fastifyStatic, {
    ...hashedFiles,
    root: join(folder, 'assets'),
    prefix: '/graphiql/assets',
  });
  scope.get('/graphiql', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { cacheControl: false }),
  );
}
