import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { projectRoot } from '../shared/project-root.js';
import { graphiqlHeaders, landingHeaders } from './page-headers.js';

/** A built page: `folder` holds index.html, answered at `path`, and the page's files, answered under `filesPath`. */
type Page = {
  path: string;
  filesPath: string;
  folder: string;
  headers: Record<string, string>;
  /** Seconds for which browsers keep the files unasked. */
  filesMaxAge: number;
};

const year = 31_536_000;

/**
 * Serves the landing page at `/` and GraphiQL at `/graphiql`, each with its own content security policy. The pages are
 * asked for afresh on every visit. webRoot: the built pages (absolute); where they are missing, the answer is 503.
 */
export async function staticPages(
  app: FastifyInstance,
  { webRoot = join(projectRoot, 'dist/web') }: { webRoot?: string } = {},
): Promise<void> {
  await servePage(app, {
    path: '/',
    filesPath: '/landing/assets',
    folder: join(webRoot, 'landing'),
    headers: landingHeaders,
    filesMaxAge: 0,
  });
  await servePage(app, {
    path: '/graphiql',
    filesPath: '/graphiql/assets',
    folder: join(webRoot, 'graphiql'),
    headers: graphiqlHeaders,
    filesMaxAge: year, // their names hold the hash of their content
  });
}

async function servePage(app: FastifyInstance, page: Page): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(page.headers);
    });
    if (!existsSync(join(page.folder, 'index.html'))) {
      for (const path of [page.path, `${page.filesPath}/*`]) scope.get(path, notBuilt);
      return;
    }

    await scope.register(fastifyStatic, {
      root: join(page.folder, 'assets'),
      prefix: page.filesPath,
      index: false,
      preCompressed: true,
      maxAge: page.filesMaxAge * 1000,
      immutable: page.filesMaxAge > 0,
    });
    scope.get(page.path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', page.folder, { cacheControl: false }),
    );
  });
}

function notBuilt(_request: unknown, reply: FastifyReply): FastifyReply {
  const sentence = 'This page has not been built: run `npm run build`, or start the server with `npm start`.';
  return reply.code(503).type('text/plain; charset=utf-8').send(sentence);
}
