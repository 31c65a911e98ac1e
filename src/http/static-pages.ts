import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../shared/project-root.js';
import { answerNotBuilt } from './error-handler.js';
import { hashedFiles } from './hashed-files.js';
import { apiDocsHeaders, graphiqlHeaders } from './headers.js';
import { serveWebApp } from './web-app.js';

/**
 * Serves GraphiQL at `/graphiql`, Swagger UI and ReDoc below `/api/schema` and the web client at `/`, each with its own content
 * security policy. The pages are asked for afresh on every visit. webRoot: the built pages (absolute); where they are missing, the
 * answer is 503.
 */
export async function staticPages(
  app: FastifyInstance,
  { webRoot = join(projectRoot, 'dist/web') }: { webRoot?: string } = {},
): Promise<void> {
  const page = (path: string, folder: string, headers: Record<string, string>) =>
    app.register((scope) => servePage(scope, { path, folder: join(webRoot, folder), headers }));
  await page('/graphiql', 'graphiql', graphiqlHeaders);
  app.get('/graphiql/', (_request, reply) => reply.redirect('/graphiql', 301));
  await page('/api/schema/swagger-ui', 'api-docs/swagger-ui', apiDocsHeaders);
  await page('/api/schema/redoc', 'api-docs/redoc', apiDocsHeaders);
  await app.register((scope) => serveWebApp(scope, join(webRoot, 'app')));
}

/** A page of its own and its files. folder: absolute. */
interface Page {
  path: string;
  folder: string;
  headers: Record<string, string>;
}

async function servePage(scope: FastifyInstance, { path, folder, headers }: Page): Promise<void> {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.removeHeader('cache-control').headers(headers);
  });
  if (!existsSync(join(folder, 'index.html'))) {
    for (const url of [path, `${path}/assets/*`]) scope.get(url, answerNotBuilt);
    return;
  }
  await scope.register(fastifyStatic, { ...hashedFiles, root: join(folder, 'assets'), prefix: `${path}/assets` });
  scope.get(path, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { cacheControl: false }),
  );
}
