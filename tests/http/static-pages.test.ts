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
  'landing/index.html': '<title>Team Messenger</title>',
  'landing/assets/landing.css': 'body {}',
  'graphiql/index.html': '<title>GraphiQL</title>',
  'graphiql/assets/main-1A2B3C.js': 'export {};',
};

function directives(policy: unknown): Record<string, string> {
  const parts = String(policy).split('; ');
  return Object.fromEntries(parts.map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
}

test('the landing page may run no scripts and is asked for afresh', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const reply = await app.inject('/');

  expect(reply.statusCode).toBe(200);
  expect(reply.body).toContain('Team Messenger');
  expect(reply.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  const policy = directives(reply.headers['content-security-policy']);
  expect(policy).toMatchObject({ 'default-src': "'none'", 'style-src': "'self'", 'frame-ancestors': "'none'" });
  expect(policy).not.toHaveProperty('script-src');
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

test('hashed files are kept by browsers and come with the headers of their page', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const reply = await app.inject('/graphiql/assets/main-1A2B3C.js');

  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toMatch(/^(text|application)\/javascript/);
  expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['content-security-policy']).toContain("script-src 'self'");
});

test('files whose names do not change are asked for afresh', async () => {
  await build(builtPages);
  await staticPages(app, { webRoot });

  const reply = await app.inject('/landing/assets/landing.css');

  expect(reply.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('public, max-age=0');
});

test('a compressed file is preferred where the browser takes it', async () => {
  await build({ ...builtPages, 'graphiql/assets/main-1A2B3C.js.gz': 'compressed' });
  await staticPages(app, { webRoot });
  const url = '/graphiql/assets/main-1A2B3C.js';

  const compressed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
  const plain = await app.inject(url);

  expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(compressed.headers['content-type']).toBe(plain.headers['content-type']);
  expect(compressed.body).toBe('compressed');
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.body).toBe('export {};');
});

test('nothing outside the files of a page is served', async () => {
  await build({ ...builtPages, 'secret.txt': 'a secret' });
  await staticPages(app, { webRoot });

  for (const url of ['/graphiql/assets/absent.js', '/graphiql/assets/..%2f..%2fsecret.txt', '/landing/index.html']) {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBeGreaterThanOrEqual(403);
    expect(reply.body).not.toContain('a secret');
  }
});

test('pages that were never built are answered with 503 and a way out', async () => {
  await staticPages(app, { webRoot });

  for (const url of ['/', '/graphiql', '/graphiql/assets/main.js', '/landing/assets/landing.css']) {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(reply.body).toContain('npm run build');
  }
});
