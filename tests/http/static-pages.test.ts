import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { staticPages } from '../../src/http/static-pages.js';

let webRoot: string;
let app: FastifyInstance;

beforeEach(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'web-root-'));
  app = Fastify();
});

afterEach(async () => {
  await app.close();
  await rm(webRoot, { recursive: true });
});

async function build(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(webRoot, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

const builtPages = {
  'app/index.html': '<title>Team Messenger</title>',
  'app/service-worker.js': 'self;',
  'app/manifest.webmanifest': '{}',
  'app/icons/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" />',
  'app/assets/main-1A2B3C.js': 'export {};',
  'graphiql/index.html': '<title>GraphiQL</title>',
  'graphiql/assets/main-1A2B3C.js': 'export {};',
  'api-docs/swagger-ui/index.html': '<title>Swagger UI</title>',
  'api-docs/swagger-ui/assets/main-1A2B3C.js': 'export {};',
  'api-docs/redoc/index.html': '<title>ReDoc</title>',
  'api-docs/redoc/assets/main-1A2B3C.js': 'export {};',
};

function directives(policy: unknown): Record<string, string> {
  const parts = String(policy).split('; ');
  return Object.fromEntries(parts.map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
}

/** As a browser opens an address. */
const open = (url: string) => app.inject({ url, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

test('row 108: the web client is asked for afresh, takes everything from here, and is framed by nobody', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const reply = await app.inject('/');

  expect(reply.statusCode).toBe(200);
  expect(reply.body).toContain('Team Messenger');
  expect(reply.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  });
  expect(directives(reply.headers['content-security-policy'])).toEqual({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'media-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'service-worker',
  });
});

test.each(['/rooms/0190', '/invites/a.b-c', '/set-up', '/rooms/?q=/api/', '/apis', '/v10', '/assetsx', '/нет'])(
  'what a browser opens at %s is a page of the web client',
  async (path) => {
    await build(builtPages);
    await staticPages(app, { webRoot });

    const [reply, home] = [await open(encodeURI(path)), await open('/')];

    expect([reply.statusCode, reply.body]).toEqual([200, home.body]);
    for (const name of ['cache-control', 'content-security-policy', 'content-type'])
      expect([name, reply.headers[name]]).toEqual([name, home.headers[name]]);
  },
);

test.each([
  '/api',
  '/api/rooms/',
  '/v1/tasks',
  '/graphql/x',
  '/graphiql/x',
  '/healthz/x',
  '/readyz/',
  '/assets/main-0.js',
  '/assets',
])('what is missing at %s is no page of the web client', async (path) => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  expect((await open(path)).statusCode).toBe(404);
});

test('files that are missing, and what other programs ask for, are not answered with a page', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  for (const accept of [undefined, '*/*', 'image/avif,image/*', 'application/json']) {
    const reply = await app.inject({ url: '/icons/icon-7.png', headers: { ...(accept && { accept }) } });
    expect([accept, reply.statusCode]).toEqual([accept, 404]);
  }
  expect((await app.inject({ method: 'POST', url: '/rooms', headers: { accept: 'text/html' } })).statusCode).toBe(404);
});

test.each([
  ['/service-worker.js', /javascript/],
  ['/manifest.webmanifest', /^application\/manifest\+json/],
  ['/icons/icon.svg', /^image\/svg\+xml/],
  ['/index.html', /^text\/html/],
])('%s is asked for afresh, and may do no more than the page', async (path, type) => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const [reply, home] = [await app.inject(path), await app.inject('/')];

  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toMatch(type);
  expect(reply.headers['cache-control']).toBe('no-cache');
  expect(reply.headers['content-security-policy']).toBe(home.headers['content-security-policy']);
  const again = await app.inject({ url: path, headers: { 'if-none-match': String(reply.headers.etag) } });
  expect(again.statusCode).toBe(304);
});

test('GraphiQL may run scripts and open connections of its own origin only', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const reply = await app.inject('/graphiql');

  expect(reply.statusCode).toBe(200);
  expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  expect(directives(reply.headers['content-security-policy'])).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
});

test.each(['/graphiql/assets/main-1A2B3C.js', '/assets/main-1A2B3C.js'])(
  'the hashed file %s is kept by browsers and comes with the headers of its page',
  async (path) => {
    await build(builtPages);
    await staticPages(app, { webRoot });

    const reply = await app.inject(path);

    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toContain("script-src 'self'");
  },
);

test.each([
  ['/graphiql/assets/main-1A2B3C.js', 'graphiql/assets/main-1A2B3C.js'],
  ['/assets/main-1A2B3C.js', 'app/assets/main-1A2B3C.js'],
  ['/', 'app/index.html'],
  ['/rooms/0190', 'app/index.html'],
  ['/service-worker.js', 'app/service-worker.js'],
])('of %s a compressed file is preferred where the browser takes it, the smallest first', async (url, file) => {
  await build({ ...builtPages, [`${file}.gz`]: 'gzipped', [`${file}.br`]: 'brotlied' });
  await staticPages(app, { webRoot });
  const ask = (encoding: string) => app.inject({ url, headers: { accept: 'text/html', 'accept-encoding': encoding } });

  const [gzipped, brotlied, plain] = [await ask('gzip'), await ask('gzip, deflate, br'), await ask('identity')];

  expect([gzipped.headers['content-encoding'], gzipped.body]).toEqual(['gzip', 'gzipped']);
  expect([brotlied.headers['content-encoding'], brotlied.body]).toEqual(['br', 'brotlied']);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.body).toBe(builtPages[file as keyof typeof builtPages]);
  for (const reply of [gzipped, brotlied]) {
    expect(reply.headers.vary).toBe('accept-encoding');
    expect(reply.headers['content-type']).toBe(plain.headers['content-type']);
    expect(reply.headers['cache-control']).toBe(plain.headers['cache-control']);
  }
});

test('nothing outside the files of a page is served', async () => {
  await build({ ...builtPages, 'secret.txt': 'a secret' });
  await staticPages(app, { webRoot });

  for (const url of [
    '/graphiql/assets/absent.js',
    '/graphiql/assets/..%2f..%2fsecret.txt',
    '/assets/absent.js',
    '/assets/..%2f..%2fsecret.txt',
    '/..%2fsecret.txt',
    '/secret.txt',
    '/app/index.html',
  ]) {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBeGreaterThanOrEqual(403);
    expect(reply.body).not.toContain('a secret');
  }
});

test('pages that were never built are answered with 503 and a way out', async () => {
  await staticPages(app, { webRoot });

  for (const url of ['/', '/rooms/0190', '/graphiql', '/graphiql/assets/main.js']) {
    const reply = await open(url);
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(reply.body).toContain('npm run build');
  }
  expect((await open('/assets/main.js')).statusCode).toBe(404);
});

test.each(['swagger-ui', 'redoc'])('%s is served with its files, and takes scripts from here alone', async (name) => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const path = `/api/schema/${name}`;
  const [page, script] = [await open(path), await app.inject(`${path}/assets/main-1A2B3C.js`)];

  expect([page.statusCode, page.headers['cache-control'], script.statusCode]).toEqual([200, 'no-cache', 200]);
  expect(script.headers['cache-control']).toContain('immutable');
  const policy = directives(page.headers['content-security-policy']);
  expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'" });
  expect(policy['frame-ancestors']).toBe("'none'");
});

test('pages that are not built say so, and the administration of old leads to ours', async () => {
  await staticPages(app, { webRoot });
  for (const path of ['/api/schema/swagger-ui', '/api/schema/redoc', '/graphiql'])
    expect([path, (await open(path)).statusCode]).toEqual([path, 503]);
  const reply = await app.inject('/admin/');
  expect([reply.statusCode, reply.headers.location]).toEqual([302, '/admin']);
});
